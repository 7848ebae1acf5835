package dev.k2g.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random messages through random programs: as long as numbers stay within 2^53 the results are those of {@code jq}, and
 * beyond they are those of exact arithmetic, or refused. How many programs is {@code k2g.test.jqPrograms}, and what is tried
 * follows from {@code k2g.test.seed}.
 */
class JqPropertyTest {

    private static final int PROGRAMS = Integer.getInteger("k2g.test.jqPrograms", 100);
    /** The same each time: another may come upon a fault of jq 1.6, of which there are some, and no change is to blame. */
    private static final long USUAL_SEED = 1;

    private static final int MESSAGES = 20;
    private static final int BATCH = 25;

    private final long seed = Long.getLong("k2g.test.seed", USUAL_SEED);
    private final Random random = new Random(seed);

    @BeforeEach
    void shows_the_seed() {
        System.out.println("JqPropertyTest: -Dk2g.test.seed=" + seed);
    }

    @Test
    void within_2_to_the_53_results_are_those_of_jq() {
        DebianJq.assume();
        RandomJson small = new RandomJson(
                random,
                () -> random.nextInt(4) == 0
                        ? RandomJson.fraction(random)
                        : Numbers.of(RandomJson.integer(random, 13)));
        RandomPrograms programs = new RandomPrograms(random, true);
        for (int done = 0; done < PROGRAMS; done += BATCH) {
            List<String> batch = Stream.generate(programs::next).limit(BATCH).toList();
            List<JsonNode> messages = messages(small);
            assertSame(batch, messages, DebianJq.results(batch, messages));
        }
    }

    @Test
    void large_integers_are_never_taken_for_others() {
        DebianJq.assume();
        RandomJson large = new RandomJson(random, () -> Numbers.of(RandomJson.integer(random, 63)));
        RandomPrograms programs = new RandomPrograms(random, false);
        for (int done = 0; done < PROGRAMS; done += BATCH) {
            List<String> batch = Stream.generate(programs::next).limit(BATCH).toList();
            List<JsonNode> messages = messages(large);
            TreeMap<BigInteger, Integer> ranks = ranks(messages);
            List<BigInteger> byRank = new ArrayList<>(ranks.keySet());
            // comparisons alone know no difference between numbers and their ranks, and jq is sure of the ranks
            List<JsonNode> stand = messages.stream()
                    .map(message -> replaced(message, n -> Numbers.of(ranks.get(n.bigIntegerValue()))))
                    .toList();
            UnaryOperator<JsonNode> back = n -> Numbers.of(byRank.get(n.intValue()));
            List<List<Optional<List<JsonNode>>>> wanted = DebianJq.results(batch, stand).stream()
                    .map(ofProgram -> ofProgram.stream()
                            .map(ofMessage -> ofMessage.map(results -> results.stream()
                                    .map(result -> replaced(result, back))
                                    .toList()))
                            .toList())
                    .toList();
            assertSame(batch, messages, wanted);
        }
    }

    @Test
    void arithmetic_of_integers_is_exact() {
        for (int i = 0; i < PROGRAMS * MESSAGES; i++) {
            List<BigInteger> numbers = Stream.generate(() -> BigInteger.valueOf(RandomJson.integer(random, 63)))
                    .limit(4)
                    .toList();
            ArrayNode message = Values.array();
            numbers.forEach(number -> message.add(Numbers.of(number)));
            Term term = term(numbers, 3);
            assertThat(results(JqProgram.compile(term.program()), message))
                    .as("seed %d: %s of %s", seed, term.program(), message)
                    .singleElement()
                    .satisfies(result -> assertThat(result.bigIntegerValue()).isEqualTo(term.value()));
        }
    }

    /** A program, and what exact arithmetic makes of it. */
    private record Term(String program, BigInteger value) {}

    private Term term(List<BigInteger> numbers, int depth) {
        int index = random.nextInt(numbers.size());
        if (depth == 0 || random.nextInt(4) == 0) {
            return new Term(".[" + index + "]", numbers.get(index));
        }
        Term left = term(numbers, depth - 1);
        Term right = term(numbers, depth - 1);
        return switch (random.nextInt(9)) {
            case 0, 1 -> joined(left, "+", right, left.value.add(right.value));
            case 2, 3 -> joined(left, "-", right, left.value.subtract(right.value));
            case 4 -> joined(left, "*", right, left.value.multiply(right.value));
            case 5 -> new Term("(-" + left.program + ")", left.value.negate());
            case 6 -> new Term("([" + left.program + ", " + right.program + "] | max)", left.value.max(right.value));
            case 7 -> new Term("(" + left.program + " | length)", left.value.abs());
            default -> right.value.signum() == 0 ? left : joined(left, "%", right, left.value.remainder(right.value));
        };
    }

    private static Term joined(Term left, String sign, Term right, BigInteger value) {
        return new Term("(" + left.program + " " + sign + " " + right.program + ")", value);
    }

    private static List<JsonNode> messages(RandomJson json) {
        return Stream.<JsonNode>generate(json::message).limit(MESSAGES).toList();
    }

    private static TreeMap<BigInteger, Integer> ranks(List<JsonNode> messages) {
        TreeMap<BigInteger, Integer> ranks = new TreeMap<>();
        messages.forEach(message -> replaced(message, number -> {
            ranks.put(number.bigIntegerValue(), 0);
            return number;
        }));
        int rank = 0;
        for (BigInteger number : ranks.keySet()) {
            ranks.put(number, rank++);
        }
        return ranks;
    }

    private static JsonNode replaced(JsonNode value, UnaryOperator<JsonNode> change) {
        if (value.isNumber()) {
            return change.apply(value);
        } else if (value.isArray()) {
            ArrayNode array = Values.array();
            value.forEach(element -> array.add(replaced(element, change)));
            return array;
        } else if (value.isObject()) {
            ObjectNode object = Values.object();
            value.fields().forEachRemaining(field -> object.set(field.getKey(), replaced(field.getValue(), change)));
            return object;
        }
        return value;
    }

    private void assertSame(
            List<String> programs, List<JsonNode> messages, List<List<Optional<List<JsonNode>>>> wanted) {
        for (int p = 0; p < programs.size(); p++) {
            JqProgram compiled = JqProgram.compile(programs.get(p));
            for (int m = 0; m < messages.size(); m++) {
                JsonNode message = messages.get(m);
                assertSame(
                        programs.get(p),
                        message,
                        run(compiled, message),
                        wanted.get(p).get(m));
            }
        }
    }

    private void assertSame(
            String program, JsonNode message, Optional<List<JsonNode>> results, Optional<List<JsonNode>> wanted) {
        String what = "seed %d: jq -c '%s' <<< '%s'"
                .formatted(
                        seed, program.replace("'", "'\\''"), message.toString().replace("'", "'\\''"));
        assertThat(results.isPresent()).as(what + " has results").isEqualTo(wanted.isPresent());
        if (wanted.isPresent()) {
            List<JsonNode> values = results.orElseThrow();
            boolean areSame = values.size() == wanted.get().size();
            for (int i = 0; areSame && i < values.size(); i++) {
                areSame = Order.areEqual(values.get(i), wanted.get().get(i));
            }
            assertThat(areSame)
                    .as(() -> what + "\nmade " + values + "\njq   " + wanted.get())
                    .isTrue();
        }
    }

    private static Optional<List<JsonNode>> run(JqProgram program, JsonNode message) {
        try {
            return Optional.of(results(program, message));
        } catch (JqException e) {
            return Optional.empty();
        }
    }

    private static List<JsonNode> results(JqProgram program, JsonNode message) {
        List<JsonNode> results = new ArrayList<>();
        program.run(message, results::add);
        return results;
    }
}
