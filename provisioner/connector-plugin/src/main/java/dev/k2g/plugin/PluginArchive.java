package dev.k2g.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.k2g.failure.FailedException;
import dev.k2g.recipe.PluginSpec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An archive in Confluent's <a
 * href="https://docs.confluent.io/platform/current/connect/confluent-hub/component-archive.html">component archive
 * format</a>: one folder with {@code manifest.json} and {@code lib/}.
 *
 * @param file the archive
 */
record PluginArchive(Path file) {

    private static final long LARGEST = 1_000_000_000;
    private static final String REMEDY = "Fetch the .zip of the connector's release, not its .jar or its sources.";

    /**
     * Unpacks it, without its outermost folder.
     *
     * @param plugin what it must be, by its manifest
     * @param folder where to; made here
     * @throws FailedException when it is something else, or would write outside of the folder
     */
    void unpack(PluginSpec plugin, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            String base = base(entries);
            checkManifest(zip, base, plugin);
            long left = LARGEST;
            for (ZipEntry entry : entries) {
                left -= unpack(zip, entry, base, folder, left);
            }
        } catch (ZipException e) {
            throw new FailedException(file.getFileName() + " is no archive: " + e.getMessage() + ".", REMEDY, e);
        }
    }

    /** The folder that holds everything, with a slash at its end; empty when there is none. */
    private static String base(List<? extends ZipEntry> entries) {
        String first = entries.isEmpty() ? "" : entries.get(0).getName();
        String base = first.substring(0, first.indexOf('/') + 1);
        return entries.stream().allMatch(entry -> entry.getName().startsWith(base)) ? base : "";
    }

    private void checkManifest(ZipFile zip, String base, PluginSpec plugin) throws IOException {
        ZipEntry entry = zip.getEntry(base + "manifest.json");
        if (entry == null) {
            throw new FailedException(
                    file.getFileName() + " is no connector archive: it has no manifest.json.", REMEDY);
        }
        JsonNode manifest = manifest(zip, entry);
        String owner = manifest.path("owner").path("username").asText("?");
        PluginSpec held = new PluginSpec(
                owner + "/" + manifest.path("name").asText("?"),
                manifest.path("version").asText("?"));
        if (!held.equals(plugin)) {
            throw new FailedException(
                    file.getFileName() + " holds " + held + ", not " + plugin + ".",
                    "Fetch the archive of " + plugin + ", or name the other one.");
        }
    }

    private JsonNode manifest(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            return new ObjectMapper().readTree(content);
        } catch (JsonProcessingException e) {
            throw new FailedException(
                    file.getFileName() + " is no connector archive: its manifest.json is no JSON.", REMEDY, e);
        }
    }

    private long unpack(ZipFile zip, ZipEntry entry, String base, Path folder, long limit) throws IOException {
        Path target = folder.resolve(entry.getName().substring(base.length())).normalize();
        if (!target.startsWith(folder) || entry.getName().contains("\\")) {
            throw new FailedException(
                    file.getFileName() + " is not to be trusted: its entry " + entry.getName()
                            + " lies outside of the archive's own folder.",
                    "Do not use it. Fetch the connector's own release.");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return 0;
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = zip.getInputStream(entry);
                OutputStream written = Files.newOutputStream(target)) {
            return copy(content, written, limit);
        }
    }

    /** Trusts no size that the archive claims. */
    private long copy(InputStream content, OutputStream written, long limit) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            size += count;
            if (size > limit) {
                throw new FailedException(
                        file.getFileName() + " is not to be trusted: unpacked it is larger than " + LARGEST / 1_000_000
                                + " MB.",
                        "Do not use it. Fetch the connector's own release.");
            }
            written.write(buffer, 0, count);
        }
        return size;
    }
}
