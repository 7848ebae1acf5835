package dev.k2g.plugin;

import dev.k2g.recipe.PluginSpec;

/**
 * The archive that a plugin came from.
 *
 * @param plugin which plugin
 * @param archive the archive's file name
 * @param sha256 its SHA-256, as 64 hexadecimal digits in lower case
 * @param from its URL, or the name of a local file
 */
public record PluginOrigin(PluginSpec plugin, String archive, String sha256, String from) {}
