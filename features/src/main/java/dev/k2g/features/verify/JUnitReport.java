package dev.k2g.features.verify;

import dev.k2g.features.verify.ScenarioResult.Status;
import dev.k2g.features.verify.ScenarioResult.StepFailure;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * JUnit's XML of a run, as CI servers read it: a test case for each scenario. A failure has the step with its line, why it
 * failed, and how the pipeline was, dead letters with their reasons among it; not where in k2g's own classes that was.
 */
final class JUnitReport {

    private JUnitReport() {}

    static void write(FeatureReport report, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "k2g verify");
            xml.writeAttribute("time", seconds(report.took()));
            xml.writeAttribute("tests", String.valueOf(report.scenarios().size()));
            xml.writeAttribute("failures", String.valueOf(report.count(Status.FAILED)));
            xml.writeAttribute("skipped", String.valueOf(report.count(Status.SKIPPED)));
            xml.writeAttribute("errors", "0");
            for (ScenarioResult scenario : report.scenarios()) {
                write(scenario, xml);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void write(ScenarioResult scenario, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", printable(scenario.feature()));
        xml.writeAttribute("name", printable(scenario.name()));
        xml.writeAttribute("time", seconds(scenario.took()));
        if (scenario.status() == Status.SKIPPED) {
            xml.writeEmptyElement("skipped");
        }
        if (scenario.status() == Status.FAILED) {
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message",
                    printable(scenario.failure().map(StepFailure::message).orElse("")));
            xml.writeCharacters(printable(text(scenario)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String text(ScenarioResult scenario) {
        List<String> lines = new ArrayList<>();
        scenario.failure().ifPresent(failure -> {
            lines.add(scenario.file() + ":" + failure.line() + ": " + failure.step());
            lines.add(failure.message());
        });
        lines.add("");
        lines.addAll(scenario.notes());
        return String.join("\n", lines);
    }

    /** XML has no form for most control characters. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\n' || c == '\t' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF) ? c : '\uFFFD')
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }
}
