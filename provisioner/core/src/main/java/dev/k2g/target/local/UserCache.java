package dev.k2g.target.local;

import java.nio.file.Path;

/** Where k2g keeps what all recipes of a user share: {@code $XDG_CACHE_HOME/k2g}, by default {@code ~/.cache/k2g}. */
final class UserCache {

    private UserCache() {}

    static Path directory() {
        String cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "k2g")
                : Path.of(cache, "k2g");
    }
}
