package dev.bidbook.strangers;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A downloaded workbook's sheet as a grid, and what people and programs do to it before it comes back. */
final class ManyCopies {

    private static final List<String> TEXT_COLUMNS =
            List.of("Comment", "Part status explanation", "IBT number", "Alternative part", "Root cause", "Owner");
    private static final List<String> DATE_COLUMNS = List.of("ETA", "Supplier issue until", "RAM/NAM told on");
    private static final List<String> ANSWERS = List.of(
            "Asked, no answer yet",
            "Accepts superseding part",
            "Keeps current part while it lasts",
            "Declines, part leaves the program");
    private static final List<String> TEXTS = List.of(
            "Late by 2 weeks",
            "=1+1",
            "+1 (314) 555",
            "@home",
            "'tis",
            "00123",
            "123456789012345",
            "1E5",
            "3-12",
            "TRUE",
            "12%",
            "#N/A",
            "_x000D_ and _x0041_",
            "a\tb\nc\n\nd",
            "  ".strip() + "two  spaces",
            "no\u00a0break",
            "שלום (12) world",
            "\u202bقطعة\u202c غيار",
            "👩‍👩‍👧 🇩🇪 👍🏽",
            "e\u0301 is \u00e9",
            "ﬁ Å Å ẞ İ ı",
            "<b>&amp;</b> ]]>",
            "部品の遅れ",
            "\ud83d\ude00".repeat(40),
            "x".repeat(32_767));

    /** A cell that a person changed: the value, and what the server then has to say as JSON. */
    record Edit(String column, @Nullable Object value, String json) {}

    /** The workbook's only way of telling what it is: its title block, above the headers. */
    private final List<List<Object>> title = new ArrayList<>();

    private final List<String> headers = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    ManyCopies(byte[] workbook) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            XSSFSheet sheet = book.getSheet("Review");
            int top = sheet.getTables().get(0).getStartRowIndex();
            int bottom = sheet.getTables().get(0).getEndRowIndex();
            int right = sheet.getTables().get(0).getEndColIndex();
            for (int r = 0; r <= bottom; r++) {
                List<Object> row = new ArrayList<>();
                XSSFRow cells = sheet.getRow(r);
                for (int c = 0; c <= right; c++) {
                    row.add(cells == null ? null : value(cells.getCell(c)));
                }
                if (r == top) {
                    row.forEach(header -> headers.add(String.valueOf(header)));
                } else {
                    (r < top ? title : rows).add(row);
                }
            }
        }
    }

    private static @Nullable Object value(@Nullable XSSFCell cell) {
        if (cell == null) {
            return null;
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> cell.getStringCellValue().isEmpty() ? null : cell.getStringCellValue();
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            case NUMERIC -> number(cell);
            default -> null;
        };
    }

    private static Object number(Cell cell) {
        return DateUtil.isCellDateFormatted(cell)
                ? cell.getLocalDateTimeCellValue().toLocalDate()
                : new BigDecimal(cell.getNumericCellValue())
                        .round(new MathContext(15))
                        .stripTrailingZeros();
    }

    /** The letters of a column by its name. */
    String letters(String column) {
        return CellReference.convertNumToColString(headers.indexOf(column));
    }

    /** The row keys, in the order of the rows. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (List<Object> row : rows) {
            List<String> parts = new ArrayList<>();
            for (String column : List.of("Part Number", "Branch", "Bid ID")) {
                String part = String.valueOf(row.get(headers.indexOf(column)));
                parts.add(part.replace("\\", "\\\\").replace("|", "\\|"));
            }
            keys.add(String.join("|", parts));
        }
        return keys;
    }

    /** Some cells that a person may change, by row key. */
    Map<String, List<Edit>> edits(Random random) {
        Map<String, List<Edit>> edits = new TreeMap<>();
        List<String> keys = keys();
        for (int count = random.nextInt(12); count > 0; count--) {
            Edit edit = edit(random);
            List<Edit> row = edits.computeIfAbsent(keys.get(random.nextInt(keys.size())), key -> new ArrayList<>());
            row.removeIf(other -> other.column().equals(edit.column()));
            row.add(edit);
        }
        return edits;
    }

    private static Edit edit(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> {
                LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900));
                yield new Edit(pick(DATE_COLUMNS, random), day, ManyForms.json(day));
            }
            case 1 -> {
                BigDecimal quantity = BigDecimal.valueOf(random.nextInt(3) == 0 ? 123_456 : random.nextInt(2_000));
                yield new Edit("IBT qty requested", quantity, ManyForms.json(quantity));
            }
            case 2 -> {
                String answer = pick(ANSWERS, random);
                String written = random.nextBoolean()
                        ? answer.toUpperCase(java.util.Locale.ROOT)
                        : answer.replace(" ", "\u00a0 ");
                yield new Edit("Customer answer", written, ManyForms.json(answer));
            }
            default -> {
                String text = pick(TEXTS, random);
                yield new Edit(pick(TEXT_COLUMNS, random), text, ManyForms.json(text));
            }
        };
    }

    /**
     * The grid with the edits in it, in another order, with columns of the person's own, without some of the columns and
     * rows.
     *
     * @param said filled with the keys of the rows and the names of the columns that are still there
     */
    List<List<Object>> grid(Map<String, List<Edit>> edits, Random random, Set<String> said) {
        List<String> order = new ArrayList<>(headers);
        Set<String> edited = new LinkedHashSet<>();
        edits.values().forEach(row -> row.forEach(edit -> edited.add(edit.column())));
        if (random.nextInt(3) == 0) {
            order.remove("Row id");
        }
        List<String> needed = List.of("Part Number", "Branch", "Bid ID", "Row id");
        if (random.nextInt(3) == 0) {
            order.removeIf(header -> !needed.contains(header) && !edited.contains(header) && random.nextInt(4) == 0);
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(order, random);
        }
        for (int own = random.nextInt(3); own > 0; own--) {
            order.add(random.nextInt(order.size()), "My notes " + own);
        }
        List<List<Object>> grid = new ArrayList<>(title);
        List<Object> top = new ArrayList<>();
        order.forEach(header -> top.add(random.nextInt(6) == 0 ? header.toUpperCase(java.util.Locale.ROOT) : header));
        grid.add(top);
        List<Integer> lines = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            lines.add(r);
        }
        if (random.nextBoolean()) {
            Collections.shuffle(lines, random);
        }
        List<String> keys = keys();
        for (int r : lines) {
            if (random.nextInt(10) > 0) {
                Map<String, Object> values = values(rows.get(r));
                edits.getOrDefault(keys.get(r), List.of()).forEach(edit -> values.put(edit.column(), edit.value()));
                List<Object> row = new ArrayList<>();
                order.forEach(header -> row.add(header.startsWith("My") ? "mine" : values.get(header)));
                grid.add(row);
                said.add(keys.get(r));
            }
            if (random.nextInt(20) == 0) {
                grid.add(null);
            }
        }
        said.addAll(order);
        return grid;
    }

    /** The grid as it was downloaded. */
    List<List<Object>> whole() {
        List<List<Object>> grid = new ArrayList<>(title);
        grid.add(new ArrayList<>(headers));
        rows.forEach(row -> grid.add(new ArrayList<>(row)));
        return grid;
    }

    /** How many rows stand above the first line. */
    int above() {
        return title.size() + 1;
    }

    private Map<String, Object> values(List<Object> row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int c = 0; c < headers.size(); c++) {
            values.put(headers.get(c), row.get(c));
        }
        return values;
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
