package dev.k2g.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.k2g.failure.FindingCode;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.List;

/** Results as JSON documents. Times are ISO 8601 texts, and a code is as users see it. */
public final class Json {

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(texts())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // what a record can say of itself is no part of it
            .defaultPrettyPrinter(printer())
            .build();

    /** The document's text, indented, without a line break at its end. */
    public String text(Object document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result could not be written as JSON", e);
        }
    }

    /**
     * A document of this type.
     *
     * @throws com.fasterxml.jackson.core.JacksonException when the text is none
     */
    public <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return mapper.readValue(text, type);
    }

    /** Two spaces for each level, line breaks in arrays too, and no space before a colon. */
    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""));
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return printer;
    }

    /** Types that are written as the text that people read. */
    private static SimpleModule texts() {
        SimpleModule texts = new SimpleModule();
        List.of(
                        FindingCode.class,
                        LocalDate.class,
                        LocalTime.class,
                        OffsetTime.class,
                        LocalDateTime.class,
                        ZonedDateTime.class)
                .forEach(type -> texts.addSerializer(type, ToStringSerializer.instance));
        return texts;
    }
}
