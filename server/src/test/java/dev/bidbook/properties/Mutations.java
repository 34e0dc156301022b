package dev.bidbook.properties;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages bytes, texts and packages: bits flip, pieces go, come twice or change places, values become nonsense. */
public final class Mutations {

    private static final Pattern VALUE = Pattern.compile("\"([^\"<>]*)\"|>([^<>]+)<");
    private static final List<String> NONSENSE = List.of(
            "",
            "-1",
            "0",
            "99999999999999999999",
            "1048577",
            "NaN",
            "1e999",
            "A0",
            "XFE1",
            "ZZZZZZ1",
            "A1:B",
            "B2:A1",
            "true",
            "&#x1F600;",
            "&unknown;",
            "&#0;",
            "_x0000_",
            "../../../etc/passwd",
            "http://example.com/",
            "rId999",
            "inlineStr",
            "s",
            "d",
            "e",
            "2026-13-45T99:99:99");

    private Mutations() {}

    /** The bytes with some damage. */
    public static byte[] of(Draw draw, byte[] whole) {
        byte[] bytes = whole;
        for (int i = draw.between(1, 4); i > 0 && bytes.length > 0; i--) {
            bytes = once(draw, bytes);
        }
        return bytes;
    }

    /** The text with some damage. */
    public static String of(Draw draw, String whole) {
        return new String(of(draw, whole.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static byte[] once(Draw draw, byte[] bytes) {
        int start = draw.below(bytes.length);
        int size = Math.min(bytes.length - start, 1 + draw.below(draw.of(4, 40, 400, 40_000)));
        return switch (draw.below(6)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[start] ^= (byte) (1 << draw.below(8));
                yield flipped;
            }
            case 1 -> joined(bytes, 0, start, bytes, start + size, bytes.length);
            case 2 -> joined(bytes, 0, start + size, bytes, start, bytes.length);
            case 3 -> Arrays.copyOf(bytes, start);
            case 4 -> {
                byte[] put = draw.of(NONSENSE).getBytes(StandardCharsets.UTF_8);
                yield joined(
                        joined(bytes, 0, start, put, 0, put.length), 0, start + put.length, bytes, start, bytes.length);
            }
            default -> {
                byte[] other = bytes.clone();
                System.arraycopy(bytes, start, other, draw.below(bytes.length - size + 1), size);
                yield other;
            }
        };
    }

    private static byte[] joined(byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(one, from, to - from);
        joined.write(other, otherFrom, otherTo - otherFrom);
        return joined.toByteArray();
    }

    /** A package with damage inside some of its parts, or to the set of its parts, or to its bytes. */
    static byte[] ofPackage(Draw draw, Map<String, byte[]> whole) throws Exception {
        Map<String, byte[]> parts = new LinkedHashMap<>(whole);
        for (int i = draw.between(1, 3); i > 0; i--) {
            String name = draw.of(List.copyOf(parts.keySet()));
            byte[] part = parts.getOrDefault(name, new byte[0]);
            switch (draw.below(8)) {
                case 0, 1, 2 -> parts.put(name, values(draw, part));
                case 3, 4 -> parts.put(name, of(draw, part));
                case 5 -> parts.remove(name);
                case 6 -> parts.put(name, parts.getOrDefault(draw.of(List.copyOf(parts.keySet())), part));
                default -> {
                    parts.remove(name);
                    parts.put(draw.of(name.toUpperCase(java.util.Locale.ROOT), "/" + name, "a/../" + name), part);
                }
            }
            draw.tell("damaged " + name);
            if (parts.isEmpty()) {
                break;
            }
        }
        byte[] zip = ZipParts.zip(parts);
        return draw.oneIn(5) ? of(draw, zip) : zip;
    }

    /** Some attribute values and texts of XML become nonsense, or change places. */
    private static byte[] values(Draw draw, byte[] part) {
        String text = new String(part, StandardCharsets.UTF_8);
        for (int i = draw.between(1, 5); i > 0; i--) {
            List<MatchResult> values =
                    VALUE.matcher(text).results().limit(20_000).toList();
            if (values.isEmpty()) {
                break;
            }
            MatchResult at = draw.of(values);
            int group = at.group(1) != null ? 1 : 2;
            MatchResult other = draw.of(values);
            String put = draw.oneIn(4)
                    ? String.valueOf(other.group(1) != null ? other.group(1) : other.group(2))
                    : draw.of(NONSENSE);
            text = text.substring(0, at.start(group)) + put + text.substring(at.end(group));
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
