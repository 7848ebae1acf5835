package dev.k2g.twin.stream;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class StreamServerTest {

    private static final OptionalLong NEVER = OptionalLong.empty();

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void a_client_gets_the_recording_line_by_line_with_blank_lines_now_and_then() throws Exception {
        StreamServer stream = serve(25, new StreamOptions(0, 1000, false, NEVER, NEVER));

        List<String> lines = read(stream, "", 26);

        assertThat(lines.get(19)).isEmpty();
        lines.remove(19);
        assertThat(lines)
                .isEqualTo(IntStream.range(0, 25).mapToObj(this::message).toList());
    }

    @Test
    void each_message_is_a_chunk_of_its_own() throws Exception {
        StreamServer stream = serve(3, new StreamOptions(0, 1000, false, NEVER, NEVER));

        try (Socket socket = new Socket("127.0.0.1", stream.address().getPort())) {
            socket.getOutputStream().write("GET /2/rsvps HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            String line = reader.readLine();
            while (!line.isEmpty()) {
                line = reader.readLine();
            }
            for (int i = 0; i < 3; i++) {
                assertThat(Integer.parseInt(reader.readLine(), 16))
                        .isEqualTo(message(i).length() + 1);
                assertThat(reader.readLine()).isEqualTo(message(i));
                assertThat(reader.readLine()).isEmpty();
            }
        }
    }

    @Test
    void clients_at_the_same_time_hear_the_same() throws Exception {
        StreamServer stream = serve(1000, new StreamOptions(0, 100, false, NEVER, NEVER));
        BufferedReader first = listen(stream, "");
        String before = first.readLine();

        BufferedReader second = listen(stream, "");
        String heard = second.readLine();

        assertThat(before).isEqualTo(message(0));
        assertThat(heard).isNotEqualTo(message(0));
        assertThat(first.lines().anyMatch(heard::equals)).isTrue();
    }

    @Test
    void a_repeated_recording_begins_again_at_its_end() throws Exception {
        StreamServer stream = serve(2, new StreamOptions(0, 1000, true, NEVER, NEVER));

        assertThat(read(stream, "", 5)).containsExactly(message(0), message(1), message(0), message(1), message(0));
    }

    @Test
    void a_recording_that_is_over_begins_anew_when_somebody_comes() throws Exception {
        StreamServer stream = serve(2, new StreamOptions(0, 1000, false, NEVER, NEVER));

        assertThat(read(stream, "", 2)).containsExactly(message(0), message(1));
        assertThat(read(stream, "", 2)).containsExactly(message(0), message(1));
    }

    @Test
    void a_message_may_come_twice() throws Exception {
        StreamServer stream = serve(4, new StreamOptions(0, 1000, false, NEVER, OptionalLong.of(2)));

        assertThat(read(stream, "", 6))
                .containsExactly(message(0), message(1), message(1), message(2), message(3), message(3));
    }

    @Test
    void a_connection_breaks_off_in_the_middle_of_a_message_and_the_next_one_goes_on() throws Exception {
        StreamServer stream = serve(1000, new StreamOptions(0, 100, false, OptionalLong.of(2), NEVER));

        BufferedReader first = listen(stream, "");
        assertThat(List.of(first.readLine(), first.readLine())).containsExactly(message(0), message(1));
        assertThatThrownBy(first::readLine).isInstanceOf(IOException.class);

        assertThat(listen(stream, "").readLine()).isNotIn(message(0), message(1));
    }

    @Test
    void since_count_gives_recent_messages_at_once() throws Exception {
        StreamServer stream = serve(10, new StreamOptions(0, 0.001, false, NEVER, NEVER));

        assertThat(read(stream, "?since_count=3", 3)).containsExactly(message(0), message(1), message(2));
        assertThat(read(stream, "?since_count=2", 2)).containsExactly(message(1), message(2));
    }

    @Test
    void since_mtime_gives_what_is_later() throws Exception {
        StreamServer stream = serve(10, new StreamOptions(0, 0.001, false, NEVER, NEVER));
        BufferedReader keepsItRunning = listen(stream, "?since_count=5");

        assertThat(keepsItRunning.readLine()).isEqualTo(message(0));
        assertThat(read(stream, "?since_mtime=1002", 2)).containsExactly(message(3), message(4));
    }

    @Test
    void event_id_chooses_an_event() throws Exception {
        StreamServer stream = serve(10, new StreamOptions(0, 1000, true, NEVER, NEVER));

        assertThat(read(stream, "?event_id=e%37", 2)).containsExactly(message(7), message(7));
    }

    @Test
    void closing_ends_the_answer_in_order() throws Exception {
        StreamServer stream = serve(3, new StreamOptions(0, 1000, false, NEVER, NEVER));
        BufferedReader reader = listen(stream, "");
        assertThat(reader.readLine()).isEqualTo(message(0));

        stream.close();

        assertThat(reader.lines()).hasSizeLessThan(3);
    }

    @Test
    void what_is_no_such_request_is_refused_with_a_reason() throws Exception {
        StreamServer stream = serve(1, new StreamOptions(0, 1, false, NEVER, NEVER));
        URI address = stream.address();

        assertThat(answer(HttpRequest.newBuilder(address.resolve("/rsvps"))))
                .isEqualTo("404 The stream is at /2/rsvps.\n");
        assertThat(answer(HttpRequest.newBuilder(address).DELETE()))
                .isEqualTo("405 The stream can only be read, with GET.\n");
        assertThat(answer(HttpRequest.newBuilder(URI.create(address + "?since_count=-1"))))
                .isEqualTo("400 since_count takes a whole number of at least 0.\n");
    }

    @Test
    void a_port_that_is_taken_and_a_recording_without_messages_are_told() {
        StreamServer stream = serve(1, new StreamOptions(0, 1, false, NEVER, NEVER));
        int taken = stream.address().getPort();

        assertThatThrownBy(() -> serve(1, new StreamOptions(taken, 1, false, NEVER, NEVER)))
                .isInstanceOf(FailedException.class)
                .hasMessageStartingWith("Port " + taken);
        assertThatThrownBy(() -> serve(0, new StreamOptions(0, 1, false, NEVER, NEVER)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new StreamOptions(0, 0, false, NEVER, NEVER))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--rate 0.0 cannot be.");
    }

    private StreamServer serve(int messages, StreamOptions options) {
        List<byte[]> recording = IntStream.range(0, messages)
                .mapToObj(i -> message(i).getBytes(UTF_8))
                .toList();
        StreamServer stream = StreamServer.start(recording, options, line -> {});
        open.add(0, stream);
        return stream;
    }

    private String message(int number) {
        return "{\"event\":{\"event_id\":\"e" + number + "\"},\"mtime\":" + (1000 + number) + "}";
    }

    private List<String> read(StreamServer stream, String query, int lines) throws Exception {
        List<String> read = new ArrayList<>();
        try (BufferedReader reader = listen(stream, query)) {
            while (read.size() < lines) {
                read.add(reader.readLine());
            }
        }
        return read;
    }

    private BufferedReader listen(StreamServer stream, String query) throws Exception {
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(URI.create(stream.address() + query)).build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        BufferedReader reader = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
        open.add(reader);
        return reader;
    }

    private String answer(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
