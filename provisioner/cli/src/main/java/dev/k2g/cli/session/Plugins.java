package dev.k2g.cli.session;

import dev.k2g.plugin.ArchivePlace;
import dev.k2g.plugin.Patience;
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
    public ArchivePlace named(String from) {
        return ArchivePlace.named(from, session.console().directory(), patience());
    }

    /** The connector's releases, or the mirror of them. */
    public ArchivePlace releases(Patience patience) {
        return session.console()
                .variable(MIRROR)
                .map(mirror -> ArchivePlace.mirror(mirror, patience))
                .orElseGet(() -> ArchivePlace.releases(patience));
    }

    /** With a server that was asked for something on the user's request. */
    public Patience patience() {
        Duration timeout = session.options().timeout();
        return Patience.of(timeout.compareTo(LONGEST_SILENCE) < 0 ? timeout : LONGEST_SILENCE);
    }
}
