package dev.k2g.plugin;

import java.util.Optional;

/**
 * An archive that a place has.
 *
 * @param archive its file name
 * @param sha256 what the place itself says of it, if it says something
 * @param from its URL, or the name of a local file
 */
record ArchiveInfo(String archive, Optional<String> sha256, String from) {}
