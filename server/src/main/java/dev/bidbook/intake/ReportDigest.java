package dev.bidbook.intake;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** A digest by which two reports of the same content are known, whatever their layout and order. */
final class ReportDigest {

    /** Parts cells and lines; no text of a cell can hold them. */
    private static final byte CELL = 0x1f;

    private static final byte LINE = 0x1e;

    private static final byte[] TEXT = "Text ".getBytes(StandardCharsets.US_ASCII);
    private static final int AT_ONCE = 1 << 16;

    private final MessageDigest digest = sha256();
    private byte[] bytes = new byte[AT_ONCE];
    private int length;

    private ReportDigest() {}

    static String of(Template template, Rows rows) {
        ReportDigest digest = new ReportDigest();
        int[] positions = Headers.reportColumns(template).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        for (int position : positions) {
            digest.text(template.columns().get(position).name());
        }
        for (int index : order(rows.keys())) {
            List<CellValue> row = rows.values().get(index);
            digest.append(LINE);
            for (int position : positions) {
                digest.value(row.get(position));
            }
        }
        digest.pass();
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private static int[] order(List<RowKey> keys) {
        return IntStream.range(0, keys.size())
                .boxed()
                .sorted(Comparator.comparing(keys::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void value(CellValue value) {
        if (value.isBlank()) {
            append(CELL);
        } else if (value instanceof CellValue.Text text) {
            room(TEXT.length);
            System.arraycopy(TEXT, 0, bytes, length, TEXT.length);
            length += TEXT.length;
            text(text.text());
        } else {
            text(value.getClass().getSimpleName() + " " + value.display());
        }
    }

    private void text(String text) {
        room(text.length());
        int end = length;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127) {
                encoded(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[end++] = (byte) c;
        }
        length = end;
        append(CELL);
    }

    private void encoded(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        append(CELL);
    }

    private void append(byte b) {
        room(1);
        bytes[length++] = b;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            pass();
            if (more > bytes.length) {
                bytes = Arrays.copyOf(bytes, more);
            }
        }
    }

    private void pass() {
        digest.update(bytes, 0, length);
        length = 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
