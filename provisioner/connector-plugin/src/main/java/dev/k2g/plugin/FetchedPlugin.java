package dev.k2g.plugin;

import java.nio.file.Path;

/**
 * A plugin that is in the cache.
 *
 * @param origin the archive that it came from
 * @param folder what a worker's {@code plugin.path} names: it holds the plugin's own folder and no other plugin
 */
public record FetchedPlugin(PluginOrigin origin, Path folder) {}
