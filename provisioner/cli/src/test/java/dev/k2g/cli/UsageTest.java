package dev.k2g.cli;

import dev.k2g.failure.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTest {

    @Test
    void help_lists_the_commands_and_the_exit_codes() {
        K2gRun run = K2gRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Commands:", "completion", "Examples:", "Exit codes: 0 done")
                .endsWith("\n");
    }

    @Test
    void help_and_documents_list_the_exit_codes_that_there_are() throws IOException {
        List<Integer> exitCodes =
                Stream.of(ExitCode.values()).map(ExitCode::number).toList();
        String inHelp = K2gRun.of("--help").out().replaceFirst("(?s).*Exit codes: ", "");

        assertThat(numbers("(?:^|, |,\\n)(\\d+) ", inHelp)).isEqualTo(exitCodes);
        assertThat(numbers("(?m)^\\| (\\d+) \\|", chapterOfExitCodes())).isEqualTo(exitCodes);
    }

    private static List<Integer> numbers(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }

    /** In whichever document it is. */
    private static String chapterOfExitCodes() throws IOException {
        try (Stream<Path> documents =
                Stream.concat(Stream.of(K2gRun.HOME.resolve("README.md")), Files.list(K2gRun.HOME.resolve("docs")))) {
            return documents
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> Pattern.compile("(?ms)^## Exit codes$.*?(?=^## |\\z)")
                            .matcher(content(file))
                            .results())
                    .map(MatchResult::group)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void version_names_k2g_and_what_it_runs() {
        K2gRun run = K2gRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("k2g \\d.*\nKafka 4\\..*\nNeo4j 5\\..* 2026\\..*\nJava \\d");
    }

    @Test
    void no_command_is_wrong_usage_and_shows_the_help() {
        K2gRun run = K2gRun.of();

        assertThat(run).isEqualTo(new K2gRun(2, K2gRun.of("--help").out(), ""));
        assertThat(K2gRun.of("-o", "json").err())
                .isEqualTo("k2g: A command is missing. [K2G-901]\n  See k2g --help.\n");
    }

    @Test
    void an_unknown_command_is_wrong_usage() {
        K2gRun run = K2gRun.of("completoin");

        assertThat(run)
                .isEqualTo(
                        new K2gRun(
                                2,
                                "",
                                "k2g: There is no command completoin. [K2G-901]\n  Did you mean completion? See k2g --help.\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up foo | k2g up does not take foo.",
                "plan a b | k2g plan does not take a b.",
                "query | 'Missing required argument (specify one of these): (NAME | --cypher=TEXT).'",
            })
    void wrong_usage_is_told_in_plain_words_and_once(String arguments, String problem) {
        K2gRun run = K2gRun.of(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("k2g: %s [K2G-901]\n  See k2g %s --help.\n"
                        .formatted(problem, arguments.split(" ")[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o json", "-ojson", "-o=json", "--output json", "--output=json"})
    void a_failure_is_a_json_document_when_one_is_asked_for(String option) {
        K2gRun run = K2gRun.of(("completion --nonsense " + option).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("""
                        {
                          "error": {
                            "code": "K2G-901",
                            "problem": "Unknown option: '--nonsense'.",
                            "remedy": "See k2g completion --help.",
                            "exitCode": 2
                          }
                        }
                        """);
        assertThat(run.err()).startsWith("k2g: Unknown option: '--nonsense'.");
    }

    @Test
    void a_code_is_explained() {
        K2gRun run = K2gRun.of("explain", "k2g-204");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("K2G-204 (warning): A MERGE has no constraint behind it\n\n  Why         Without ")
                .contains("\n  What to do  Add the constraint");
        assertThat(K2gRun.of("explain", "204", "-o", "json").out())
                .startsWith("{\n  \"code\": \"K2G-204\",\n  \"severity\": \"warning\",\n");
    }

    @Test
    void all_codes_are_listed() {
        assertThat(K2gRun.of("explain").out().lines())
                .contains("K2G-101  The recipe is not valid (error)", "K2G-601  A server does not answer");
        assertThat(K2gRun.of("explain", "-o", "json").out()).startsWith("[\n  {\n    \"code\": \"K2G-101\"");
    }

    @Test
    void an_unknown_code_is_answered_with_the_nearest() {
        assertThat(K2gRun.of("explain", "K2G-222"))
                .isEqualTo(new K2gRun(
                        2,
                        "",
                        "k2g: There is no code K2G-222. [K2G-901]\n  The nearest is K2G-213 (The Cypher is not"
                                + " safe to repeat). k2g explain lists all of them.\n"));
        assertThat(K2gRun.of("explain", "nonsense").err())
                .isEqualTo("k2g: There is no code nonsense. [K2G-901]\n  k2g explain lists all of them.\n");
    }

    @Test
    void a_wrong_time_is_wrong_usage() {
        K2gRun run = K2gRun.of("completion", "--timeout", "soon");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'soon' is no time such as 500ms, 90s, 5m or 1h");
    }

    @Test
    void global_options_go_before_and_after_the_command() {
        assertThat(K2gRun.of("--timeout", "5m", "completion").exitCode()).isZero();
        assertThat(K2gRun.of("completion", "--timeout", "5m").exitCode()).isZero();
    }

    @Test
    void piped_output_has_no_colour() {
        assertThat(K2gRun.in(Map.of("TERM", "xterm"), "", "--help").out()).doesNotContain("\u001b");
    }
}
