package dev.k2g.cli.session;

/**
 * A line on standard error that goes on changing, where that is a terminal. It leaves room for the ^C that a terminal shows
 * of Ctrl-C, and whatever else is told goes above it.
 */
public final class ProgressLine {

    private static final int ROOM_FOR_INTERRUPT = 3;

    private final Console console;
    private boolean isShown;

    ProgressLine(Console console) {
        this.console = console;
    }

    /** Whether there is anybody to see it. */
    public boolean isSeen() {
        return console.errIsTerminal();
    }

    /** How many characters fit. */
    public int width() {
        return Math.max(10, console.columns() - ROOM_FOR_INTERRUPT);
    }

    /** Shows this in its place. */
    public synchronized void show(String text) {
        isShown = true;
        write(text.length() <= width() ? text : text.substring(0, width()));
    }

    /** Takes it away. */
    public synchronized void clear() {
        if (isShown) {
            isShown = false;
            write("");
        }
    }

    private void write(String text) {
        console.beginLineAnew();
        console.err().print(text);
        console.err().flush();
    }
}
