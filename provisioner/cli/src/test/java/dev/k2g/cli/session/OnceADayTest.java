package dev.k2g.cli.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class OnceADayTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private final List<String> told = new ArrayList<>();

    @Test
    void each_line_is_told_once_a_day(@TempDir Path folder) {
        for (LocalDate day : List.of(TODAY, TODAY, TODAY.plusDays(1))) {
            OnceADay onceADay = new OnceADay(folder.resolve("told"), told::add);
            onceADay.tell("a", day);
            onceADay.tell("b", day);
            onceADay.tell("a", day);
        }
        assertThat(told).containsExactly("a", "b", "a", "b");
    }

    @Test
    void and_each_time_where_nothing_can_be_remembered(@TempDir Path folder) {
        Path missing = folder.resolve("missing");
        new OnceADay(missing.resolve("told"), told::add).tell("a", TODAY);
        new OnceADay(missing.resolve("told"), told::add).tell("a", TODAY);
        assertThat(told).containsExactly("a", "a");
        assertThat(missing).doesNotExist();
    }
}
