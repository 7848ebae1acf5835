package dev.k2g.plugin;

import java.util.OptionalLong;

/** Told how far a download is, a few times a second. */
interface DownloadProgress {

    /**
     * @param bytes that are here
     * @param length of the file, if the server said so
     */
    void at(long bytes, OptionalLong length);
}
