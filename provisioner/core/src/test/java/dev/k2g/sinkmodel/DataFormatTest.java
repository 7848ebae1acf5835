package dev.k2g.sinkmodel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class DataFormatTest {

    @Test
    void the_recipes_schema_has_a_word_for_each() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Recipe.class.getResource("recipe.schema.json"));
        TreeSet<String> words = new TreeSet<>();
        schema.findValues("format").stream()
                .flatMap(format -> format.at("/properties/format/enum").valueStream())
                .forEach(word -> words.add(word.textValue()));

        assertThat(words)
                .isEqualTo(new TreeSet<>(
                        Arrays.stream(DataFormat.values()).map(DataFormat::word).toList()));
    }

    @ParameterizedTest
    @EnumSource
    void what_a_worker_and_a_service_are_told_is_read_back(DataFormat format) {
        TreeMap<String, String> config = new TreeMap<>();
        format.putConverter(config, SinkProperty.VALUE_FORMAT);
        DataFormat read = format == DataFormat.NONE ? DataFormat.STRING : format;

        assertThat(DataFormat.ofConverter(config.get("value.converter"))).contains(read);
        assertThat(DataFormat.ofManagedName(format.managedName())).contains(read);
    }

    @Test
    void text_may_be_there_and_may_not() {
        assertThat(DataFormat.ofManagedName("string")).contains(DataFormat.STRING);
        assertThat(DataFormat.ofManagedName("AVRO")).isEmpty();
    }
}
