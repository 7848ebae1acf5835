package dev.k2g.cli.session;

import dev.k2g.plugin.ArchiveSource;
import dev.k2g.plugin.HttpTimeouts;
import dev.k2g.plugin.PluginCache;
import dev.k2g.plugin.PluginFetch;
import dev.k2g.plugin.PluginLock;
import dev.k2g.stack.files.UserCache;

import java.time.Duration;

/** The connector plugins of this user and checkout, and where further ones are had. */
public final class Plugins {

    /** The variable that names a mirror of the connector's releases, for machines that do not reach those. */
    public static final String MIRROR = "K2G_PLUGIN_MIRROR";

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Session session;

    /** Those of this session. */
    public Plugins(Session session) {
        this.session = session;
    }

    /** The plugins that were fetched. */
    public PluginCache cache() {
        return new PluginCache(
                UserCache.directory(session.console().environment()).resolve("plugins"));
    }

    /** The archives that are known. */
    public PluginLock lock() {
        return new PluginLock(session.console().home().resolve(PluginLock.FILE));
    }

    /** Fetches plugins; says on standard error what it does. */
    public PluginFetch fetch() {
        return new PluginFetch(cache(), lock(), session::progress);
    }

    /** A place that the user names. */
    public ArchiveSource named(String from) {
        return ArchiveSource.named(from, session.console().directory(), timeouts());
    }

    /** The connector's releases, or the mirror of them. */
    public ArchiveSource releases(HttpTimeouts timeouts) {
        return session.console()
                .variable(MIRROR)
                .map(mirror -> ArchiveSource.mirror(mirror, timeouts))
                .orElseGet(() -> ArchiveSource.releases(timeouts));
    }

    /** Towards a server that the user has named or wants something from. */
    public HttpTimeouts timeouts() {
        Duration timeout = session.options().timeout();
        return HttpTimeouts.of(timeout.compareTo(LONGEST_SILENCE) < 0 ? timeout : LONGEST_SILENCE);
    }
}
