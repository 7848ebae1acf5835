package dev.k2g.docker.engine;

import com.github.dockerjava.api.exception.DockerException;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an error of the engine means, and what to do about it. */
public final class EngineFailures {

    private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PORT = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+:\\d+)");

    private EngineFailures() {}

    /**
     * The failure in words.
     *
     * @param what was tried, as it reads before a colon
     * @param thrown what came of it
     */
    public static K2gException explain(String what, Throwable thrown) {
        if (find(thrown, K2gException.class).isPresent()) {
            return find(thrown, K2gException.class).get();
        }
        if (find(thrown, InterruptedException.class).isPresent()) {
            return new CancelledException("Interrupted: " + what + ".", null, thrown);
        }
        String reason = message(thrown);
        if (find(thrown, DockerException.class).isEmpty()
                && find(thrown, IOException.class).isPresent()) {
            return new UnreachableException(
                    what + ": " + reason + ".", "Check with docker info that the engine runs.", thrown);
        }
        return new FailedException(code(reason), what + ": " + reason + ".", remedy(reason), thrown);
    }

    private static FindingCode code(String reason) {
        return isPortTaken(reason.toLowerCase(Locale.ROOT)) ? FindingCode.PORT_TAKEN : FindingCode.FAILED;
    }

    private static boolean isPortTaken(String words) {
        return words.contains("port is already allocated") || words.contains("address already in use");
    }

    private static String remedy(String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        if (words.contains("no space left") || words.contains("disk quota")) {
            return "The engine's disk is full: docker system df -v shows what fills it. Take away what you know that nobody needs;"
                    + " what docker system prune takes is not only k2g's.";
        }
        if (isPortTaken(words)) {
            Matcher port = PORT.matcher(reason);
            return "Something else listens on " + (port.find() ? port.group(1) : "that port")
                    + " by now, and is left alone: start again, and k2g takes another port. One that was named with --port"
                    + " has to be another.";
        }
        if (words.contains("is already in use by container")) {
            return "It is somebody else's: docker inspect shows by its labels whose. docker rename gives it another name, and it"
                    + " goes on.";
        }
        if (words.contains("address pool")) {
            return "Too many networks: docker network ls shows them, and docker network rm takes away one that you know nobody"
                    + " needs.";
        }
        return "Check with docker info and the engine's log what keeps it.";
    }

    /** What the engine said, without a full stop at the end. */
    public static String message(Throwable thrown) {
        Throwable telling = find(thrown, DockerException.class)
                .<Throwable>map(exception -> exception)
                .orElseGet(() -> root(thrown));
        String text = String.valueOf(telling.getMessage());
        Matcher message = MESSAGE.matcher(text);
        String plain = message.find() ? message.group(1).replace("\\\"", "\"").replace("\\n", " ") : text;
        return plain.strip().replaceFirst("\\.$", "");
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
