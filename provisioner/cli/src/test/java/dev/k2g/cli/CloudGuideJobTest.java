package dev.k2g.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code docs/cloud.md} has for a job in CI. */
class CloudGuideJobTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void it_has_what_its_target_file_refers_to() throws IOException {
        CloudGuide guide = CloudGuide.read();
        String target = guide.file("ci.yaml");
        String workflow = guide.file(".github/workflows/staging.yml");
        List<String> needed = matches("\\$\\{env:(\\w+)}", target);
        Map<String, String> given = needed.stream().collect(Collectors.toMap(name -> name, CloudGuideJobTest::sample));
        Path file = Files.writeString(folder.resolve("ci.yaml"), target);

        K2gRun status = K2gRun.in(given, "", "--target", file.toString(), "worker", "status", "-o", "json");

        assertThat(matches("(?m)^      (\\w+): \\$\\{\\{ (?:vars|secrets)", workflow))
                .containsExactlyInAnyOrderElementsOf(needed);
        assertThat(workflow).contains("K2G_TARGET: ci.yaml", "upload-sarif", "security-events: write");
        JsonNode document = status.document();
        assertThat(document.path("state").asText()).as(status.toString()).isEqualTo("managed");
    }

    private static String sample(String variable) {
        return switch (variable) {
            case "BROKER_ENDPOINT" -> "127.0.0.1:1";
            case "NEO4J_URI" -> "neo4j+s://127.0.0.1:1";
            default -> variable;
        };
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }
}
