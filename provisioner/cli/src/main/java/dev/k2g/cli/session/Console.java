package dev.k2g.cli.session;

import dev.k2g.failure.InvalidInputException;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;

/**
 * What a command sees of the process that it runs in.
 *
 * @param environment the environment variables
 * @param directory the working directory
 * @param home the checkout that k2g was built from
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for progress and diagnostics
 * @param outIsTerminal whether a person reads the results as they come
 * @param errIsTerminal whether a person reads the progress as it comes
 * @param columns how many columns that person's terminal has
 */
public record Console(
        Map<String, String> environment,
        Path directory,
        Path home,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        int columns) {

    private static final int USUAL_COLUMNS = 80;

    /** Back to the first column, and clear to the end of the line. */
    private static final String LINE_ANEW = "\r\u001b[K";

    /** The console of this process. The launcher says in {@code k2g.terminal} which streams are a terminal, and its width. */
    public static Console ofThisProcess() {
        String terminals = System.getProperty("k2g.terminal", "");
        Path directory = Path.of("").toAbsolutePath();
        return new Console(
                System.getenv(),
                directory,
                Path.of(System.getProperty("k2g.home", directory.toString())),
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                terminals.contains("out"),
                terminals.contains("err"),
                Integer.getInteger("k2g.columns", USUAL_COLUMNS));
    }

    /** The value of an environment variable, unless it is unset or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Prints a result as it is, and a line break where it has none at its end. */
    public void print(String result) {
        out.print(result.isEmpty() || result.endsWith("\n") ? result : result + "\n");
        out.flush();
    }

    /**
     * The text of a file of JSON, or what standard input has.
     *
     * @param file its name from the working directory; - for standard input
     * @param what what it is, for messages
     * @throws InvalidInputException when it cannot be read as text
     */
    public String jsonText(String file, String what) {
        try {
            return file.equals("-")
                    ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(directory.resolve(file));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("There is no file " + e.getFile() + ".", "Name a file of JSON.", e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(what + " is no UTF-8.", "Name a file of JSON.", e);
        } catch (IOException e) {
            throw new InvalidInputException(what + " cannot be read: " + e + ".", "Name a file of JSON.", e);
        }
    }

    /** Asks a person a question that is to be answered with yes or no, and takes anything but yes for no. */
    public boolean answersYes(String question) {
        err.print(question + " [y/N] ");
        err.flush();
        Scanner answer = new Scanner(in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().matches("(?i)y|yes");
    }

    /** Takes away what stands in the line of the cursor, such as the ^C that a terminal shows of Ctrl-C. */
    public void beginLineAnew() {
        if (errIsTerminal) {
            err.print(LINE_ANEW);
            err.flush();
        }
    }

    /** Whether results may be coloured. */
    public boolean colourOnOut() {
        return outIsTerminal && wantsColour();
    }

    /** Whether progress and diagnostics may be coloured. */
    public boolean colourOnErr() {
        return errIsTerminal && wantsColour();
    }

    /** By <a href="https://no-color.org">NO_COLOR</a>, any value but the empty one switches colour off. */
    private boolean wantsColour() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
