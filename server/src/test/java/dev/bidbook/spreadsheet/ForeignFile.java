package dev.bidbook.spreadsheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A file as strangers send them.
 *
 * @param family what it has in common with others
 * @param name what sets it apart
 * @param content makes its bytes
 */
public record ForeignFile(String family, String name, Supplier<byte[]> content) {

    /**
     * Everything that can be made of one good workbook, and what is no workbook at all.
     *
     * @param parts the workbook's parts by name
     */
    public static List<ForeignFile> all(Map<String, byte[]> parts) {
        List<ForeignFile> files = new ArrayList<>();
        files.addAll(ForeignArchives.of(parts));
        files.addAll(ForeignPackages.of(parts));
        files.addAll(ForeignKinds.all());
        files.addAll(ForeignTexts.all());
        files.addAll(ForeignBombs.of(parts));
        return files;
    }

    /** A file made of parts, zipped as usual. */
    static ForeignFile ofParts(String family, String name, Supplier<Map<String, byte[]>> parts) {
        return new ForeignFile(family, name, () -> RawZip.of(parts.get()).bytes());
    }

    /** The parts of a workbook, with one text in one of them replaced everywhere. */
    static Map<String, byte[]> replaced(Map<String, byte[]> parts, String part, String from, String to) {
        Map<String, byte[]> changed = new LinkedHashMap<>(parts);
        changed.computeIfPresent(part, (name, bytes) -> bytes(text(bytes).replace(from, to)));
        return changed;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The part with the most bytes under a prefix: the sheet that matters. */
    static String largest(Map<String, byte[]> parts, String prefix) {
        return parts.keySet().stream()
                .filter(name -> name.startsWith(prefix) && name.endsWith(".xml"))
                .max(java.util.Comparator.comparing(name -> parts.get(name).length))
                .orElse(prefix);
    }

    @Override
    public String toString() {
        return family + ": " + name;
    }
}
