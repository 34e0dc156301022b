package dev.bidbook.intake;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** A digest by which two reports of the same content are known, whatever their layout and order. */
final class ReportDigest {

    /** Parts cells and lines; no text of a cell can hold them. */
    private static final byte CELL = 0x1f;

    private static final byte LINE = 0x1e;

    private ReportDigest() {}

    static String of(Template template, Rows rows) {
        MessageDigest digest = sha256();
        List<Integer> positions = Headers.reportColumns(template);
        for (int position : positions) {
            add(digest, template.columns().get(position).name());
        }
        int[] order = IntStream.range(0, rows.keys().size())
                .boxed()
                .sorted(Comparator.comparing(index -> rows.keys().get(index)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int index : order) {
            List<CellValue> row = rows.values().get(index);
            digest.update(LINE);
            positions.forEach(position -> add(digest, typed(row.get(position))));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String typed(CellValue value) {
        return value.isBlank() ? "" : value.getClass().getSimpleName() + " " + value.display();
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update(CELL);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
