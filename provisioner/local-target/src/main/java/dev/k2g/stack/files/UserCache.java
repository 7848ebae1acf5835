package dev.k2g.stack.files;

import java.nio.file.Path;
import java.util.Map;

/** Where k2g keeps what all recipes of a user share: {@code $XDG_CACHE_HOME/k2g}, by default {@code ~/.cache/k2g}. */
public final class UserCache {

    private UserCache() {}

    public static Path directory() {
        return directory(System.getenv());
    }

    /** The folder, by these environment variables. */
    public static Path directory(Map<String, String> environment) {
        String cache = environment.get("XDG_CACHE_HOME");
        return cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "k2g")
                : Path.of(cache, "k2g");
    }
}
