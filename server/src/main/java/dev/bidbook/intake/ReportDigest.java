package dev.bidbook.intake;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A digest by which two reports of the same content are known, whatever their layout and order. */
final class ReportDigest {

    /** Parts cells and lines; no text of a cell can hold them. */
    private static final byte CELL = 0x1f;

    private static final byte LINE = 0x1e;

    private static final int AT_ONCE = 1 << 16;

    private final MessageDigest digest = sha256();
    private byte[] bytes = new byte[AT_ONCE];
    private int length;

    private ReportDigest() {}

    static String of(Template template, Rows rows) {
        ReportDigest digest = new ReportDigest();
        List<Integer> positions = Headers.reportColumns(template);
        for (int position : positions) {
            digest.append(cell(template.columns().get(position).name()));
        }
        Column[] columns = positions.stream()
                .map(position -> new Column(rows.shape(), rows.shape().index(position)))
                .toArray(Column[]::new);
        for (Map.Entry<RowKey, LineCells> row : inOrder(rows)) {
            digest.append(LINE);
            for (Column column : columns) {
                column.add(row.getValue().line(), digest);
            }
        }
        digest.pass();
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    /** One column, what it adds for each different cell worked out once. */
    private static final class Column {
        private final int index;
        private final @Nullable ColumnCells cells;
        private final byte[][] added;

        Column(LineCells.Shape shape, int index) {
            this.index = index;
            this.cells = index < 0 ? null : shape.column(index);
            this.added = new byte[cells == null ? 0 : cells.codes()][];
        }

        void add(Lines.Line line, ReportDigest digest) {
            if (cells == null) {
                digest.append(CELL);
                return;
            }
            int code = line.code(index);
            if (added[code] == null) {
                added[code] = cell(typed(cells.value(code)));
            }
            digest.append(added[code]);
        }
    }

    private static List<Map.Entry<RowKey, LineCells>> inOrder(Rows rows) {
        List<Map.Entry<RowKey, LineCells>> entries =
                new ArrayList<>(rows.byKey().entrySet());
        entries.sort(Map.Entry.comparingByKey());
        return entries;
    }

    private static String typed(CellValue value) {
        return value.isBlank() ? "" : value.getClass().getSimpleName() + " " + value.display();
    }

    private static byte[] cell(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        byte[] cell = Arrays.copyOf(encoded, encoded.length + 1);
        cell[encoded.length] = CELL;
        return cell;
    }

    private void append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
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
