package dev.k2g.cli.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells a line at most once a day: what was told is in a file. Where its folder is not there, nothing is remembered.
 *
 * @param file the day, and the lines that were told on it
 * @param teller tells a line
 */
record OnceADay(Path file, Consumer<String> teller) {

    void tell(String line, LocalDate today) {
        List<String> told = told(today);
        if (!told.contains(line)) {
            teller.accept(line);
            told.add(line);
            remember(told);
        }
    }

    private List<String> told(LocalDate today) {
        try {
            List<String> told = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
            if (!told.isEmpty() && told.get(0).equals(today.toString())) {
                return new ArrayList<>(told);
            }
        } catch (IOException unreadable) {
            // then it is told once more
        }
        return new ArrayList<>(List.of(today.toString()));
    }

    private void remember(List<String> told) {
        if (Files.isDirectory(file.resolveSibling(""))) {
            try {
                Files.write(file, told);
            } catch (IOException unwritable) {
                // then it is told once more
            }
        }
    }
}
