package dev.bidbook.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/** The parts of a package, by name. */
final class Parts {

    private Parts() {}

    static TreeMap<String, byte[]> of(Path file) throws IOException {
        TreeMap<String, byte[]> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    static String text(Path file, String part) throws IOException {
        return new String(of(file).getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
    }
}
