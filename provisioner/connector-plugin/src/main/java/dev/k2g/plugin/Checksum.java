package dev.k2g.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** SHA-256 checksums: of files, and as releases publish them. */
final class Checksum {

    private Checksum() {}

    static boolean isOne(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    static String of(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The checksum of an archive in a checksums file: alone, or followed by the archive's name, as {@code sha256sum}
     * and <a href="https://jreleaser.org/guide/latest/reference/checksum.html">JReleaser</a> write it.
     */
    static Optional<String> in(String text, String archive) {
        return text.lines()
                .map(line -> List.of(line.strip().split("[ *]+", 2)))
                .filter(words -> words.size() == 1 || words.get(1).equals(archive))
                .map(words -> words.get(0).toLowerCase(Locale.ROOT))
                .filter(Checksum::isOne)
                .findFirst();
    }
}
