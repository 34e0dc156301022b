package dev.bidbook.spreadsheet;

import static dev.bidbook.spreadsheet.ForeignFile.bytes;
import static dev.bidbook.spreadsheet.ForeignFile.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One good workbook with a few random changes, the same for the same seed. */
public final class ForeignChanges {

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "\"",
            "&",
            "&amp;",
            "/>",
            "</",
            "]]>",
            "<!--",
            "-->",
            "<!DOCTYPE a>",
            "<?x",
            "\u0000",
            "\ufffe",
            "\ud83d\ude00",
            "-1",
            "0",
            "2147483648",
            "1e308",
            "xml:space=\"preserve\"",
            "<v>",
            "</v>",
            "<row>",
            "</row>",
            "<c/>",
            "t=\"s\"",
            "t=\"d\"",
            "r=\"XFD1048576\"",
            "r=\"A0\"",
            " ",
            "");

    private ForeignChanges() {}

    /** A file of a seed: bytes of the archive, of a part, or words of a part changed. */
    public static ForeignFile of(Map<String, byte[]> parts, long seed) {
        return new ForeignFile("random", "seed " + seed, () -> make(parts, new Random(seed)));
    }

    private static byte[] make(Map<String, byte[]> parts, Random random) {
        Map<String, byte[]> all = new LinkedHashMap<>(parts);
        List<String> names = new ArrayList<>(all.keySet());
        int kind = random.nextInt(5);
        for (int i = 0, changes = 1 + random.nextInt(4); i < changes; i++) {
            String name = names.get(random.nextInt(names.size()));
            byte[] content = all.get(name);
            if (content.length > 1 && kind > 0) {
                all.put(name, kind == 1 ? flipped(content, random) : worded(content, random));
            }
        }
        byte[] archive = RawZip.of(all).bytes();
        if (kind == 0) {
            archive = flipped(archive, random);
            return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(archive, random.nextInt(archive.length)) : archive;
        }
        return archive;
    }

    private static byte[] flipped(byte[] content, Random random) {
        byte[] changed = content.clone();
        for (int i = 0, flips = 1 + random.nextInt(8); i < flips; i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    /** Replaces an attribute's value, takes an element's tag away, doubles one, or puts a piece anywhere. */
    private static byte[] worded(byte[] content, Random random) {
        String xml = text(content);
        int at = random.nextInt(xml.length());
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        switch (random.nextInt(4)) {
            case 0 -> {
                return bytes(xml.substring(0, at) + piece + xml.substring(at));
            }
            case 1 -> {
                int start = xml.indexOf("=\"", at) + 2;
                int end = xml.indexOf('"', start);
                return start < 2 || end < 0
                        ? content
                        : bytes(xml.substring(0, start) + piece.replaceAll("[<\"&]", "") + xml.substring(end));
            }
            case 2 -> {
                int start = xml.indexOf('<', at);
                int end = xml.indexOf('>', start + 1) + 1;
                return start < 0 || end < 1 ? content : bytes(xml.substring(0, start) + xml.substring(end));
            }
            default -> {
                int start = xml.indexOf('<', at);
                int end = xml.indexOf('>', start + 1) + 1;
                return start < 0 || end < 1 ? content : bytes(xml.substring(0, end) + xml.substring(start));
            }
        }
    }
}
