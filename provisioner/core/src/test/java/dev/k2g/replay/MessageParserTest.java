package dev.k2g.replay;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.k2g.replay.Lines.line;
import static org.assertj.core.api.Assertions.assertThat;

class MessageParserTest {

    private final MessageParser parser = new MessageParser();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            HTTP/1.1 200 OK     | no JSON: Unrecognized token 'HTTP'
            {"a":1              | no JSON: Unexpected end-of-input
            {"a":1} {"a":2}     | more on the line after its JSON document, at character 9
            {"a":1}}            | no JSON
            {"a":01}            | no JSON
            {"a":NaN}           | no JSON
            {'a':1}             | no JSON
            // comment          | no JSON
            [1                  | no JSON
            """)
    void what_is_no_json_is_rejected_with_the_reason(String text, String reason) {
        assertThat(rejection(line(text))).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "\"a\"", "1", "null", "{}"})
    void any_json_is_a_message(String text) {
        assertThat(parser.parse(line(text))).hasToString(text);
    }

    @Test
    void the_last_of_two_equal_keys_counts() {
        assertThat(parser.parse(line("{\"a\":1,\"b\":2,\"a\":3}"))).hasToString("{\"a\":3,\"b\":2}");
    }

    @Test
    void nesting_is_bounded() {
        assertThat(parser.parse(line(nested(1_000)))).isNotNull();
        assertThat(rejection(line(nested(1_001)))).contains("nesting depth (1001) exceeds");
    }

    @Test
    void tokens_are_bounded() {
        assertThat(rejection(line("{\"a\":[" + "{},".repeat(600_000) + "{}]}"))).contains("Token count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "1e-99999999999", "7E1234567890123"})
    void exponents_are_bounded(String number) {
        assertThat(rejection(line("{\"a\":" + number + "}")))
                .isEqualTo("a number in it has too large an exponent to be held");
    }

    @Test
    void text_that_is_no_utf8_is_rejected_with_its_place() {
        byte[] latin1 = {'{', '"', 'a', '"', ':', '"', (byte) 0xE9, '"', '}'};
        assertThat(rejection(new Line(1, latin1, false))).isEqualTo("the line is no UTF-8: byte 7");
        assertThat(parser.parse(line("{\"a\":\"\uFFFD\"}"))).hasToString("{\"a\":\"\uFFFD\"}");
    }

    @Test
    void bytes_that_look_like_utf16_are_not_taken_for_it() {
        byte[] utf16 = {0, '{', 0, '}'};
        assertThat(rejection(new Line(1, utf16, false))).startsWith("no JSON");
    }

    @Test
    void a_cut_line_says_how_long_a_line_may_be() {
        assertThat(rejection(new Line(1, new byte[] {'{'}, true))).contains("longer than 16 MiB");
    }

    private String rejection(Line line) {
        try {
            parser.parse(line);
        } catch (RejectedLineException e) {
            return e.reason();
        }
        throw new AssertionError("not rejected");
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }
}
