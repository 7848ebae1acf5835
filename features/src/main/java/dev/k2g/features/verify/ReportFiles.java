package dev.k2g.features.verify;

import java.nio.file.Path;

/**
 * Where reports are written. Folders that are not there are made.
 *
 * @param junit JUnit's XML, which CI servers read
 * @param html a page for people
 */
public record ReportFiles(Path junit, Path html) {}
