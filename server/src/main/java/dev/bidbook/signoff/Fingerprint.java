package dev.bidbook.signoff;

import dev.bidbook.ledger.RowBatch;
import dev.bidbook.ledger.RowDecoder;
import dev.bidbook.ledger.RowStream;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Numbers;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The digests of a sheet's rows at a revision, from which that of any signature follows. Immutable and thread-safe.
 *
 * @param revision the revision
 * @param rows the rows in the order of their keys
 * @param branches how many rows each branch has
 */
record Fingerprint(int revision, List<Print> rows, SortedMap<String, Integer> branches) {

    /** What every canonical text begins with. */
    static final String FORM = "bidbook sign-off 1";

    private static final int ROWS_AT_ONCE = 256;

    /** One row: the bytes of its key, its branch in capitals, perhaps empty, and the SHA-256 of its canonical text. */
    static final class Print {
        private final byte[] key;
        private final String branch;
        private final byte[] digest;

        Print(byte[] key, String branch, byte[] digest) {
            this.key = key;
            this.branch = branch;
            this.digest = digest;
        }
    }

    /** The rows of a stream, which are not held while they are read. */
    static Fingerprint of(Template template, RowStream stream) {
        Making making = new Making(template);
        RowDecoder decoder = stream.decoder();
        for (RowBatch batch = stream.next(ROWS_AT_ONCE); batch != null; batch = stream.next(ROWS_AT_ONCE)) {
            for (int i = 0; i < batch.size(); i++) {
                making.add(batch.key(i).text(), batch.values(i, decoder));
            }
        }
        return making.at(stream.revision());
    }

    /** The same of rows at hand. */
    static Fingerprint of(Template template, int revision, List<Row> rows) {
        Making making = new Making(template);
        rows.forEach(row -> making.add(row.key().text(), row.values()));
        return making.at(revision);
    }

    /** No rows. */
    static Fingerprint none() {
        return new Fingerprint(0, List.of(), new TreeMap<>());
    }

    /** How many rows are covered. */
    int count(Coverage coverage) {
        return branches.entrySet().stream()
                .filter(branch -> coverage.covers(branch.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /**
     * The digest of what a signature is under, as hexadecimal digits.
     *
     * @param parameters the template's parameters as they are for the program
     * @param more further lines that are signed, without line breaks; perhaps empty
     */
    String digest(SheetId id, Coverage coverage, Map<String, Double> parameters, List<String> more) {
        MessageDigest sha256 = sha256();
        StringBuilder head = new StringBuilder(FORM).append("\nsheet\t").append(RowText.escaped(id.toString()));
        Set<String> covered = coverage.branches();
        if (covered == null) {
            head.append("\nall rows\n");
        } else {
            head.append('\n');
            sorted(covered).forEach(branch -> head.append("branch\t")
                    .append(RowText.escaped(branch))
                    .append('\n'));
        }
        for (String name : sorted(parameters.keySet())) {
            double value = parameters.getOrDefault(name, 0.0);
            head.append("parameter\t")
                    .append(name)
                    .append('\t')
                    .append(Numbers.plain(value))
                    .append('\n');
        }
        more.forEach(line -> head.append(line).append('\n'));
        sha256.update(head.toString().getBytes(StandardCharsets.UTF_8));
        HexFormat hex = HexFormat.of();
        for (Print row : rows) {
            if (coverage.covers(row.branch)) {
                sha256.update(("row\t" + hex.formatHex(row.digest) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return hex.formatHex(sha256.digest());
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream()
                .sorted(Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), RowText.BYTES))
                .toList();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Takes in row after row. */
    private static final class Making {
        private final RowText text;
        private final @Nullable Integer branch;
        private final MessageDigest sha256 = sha256();
        private final StringBuilder buffer = new StringBuilder(2048);
        private final List<Print> rows = new ArrayList<>();
        private final TreeMap<String, Integer> branches = new TreeMap<>();

        Making(Template template) {
            text = new RowText(template);
            branch = Coverage.position(template);
        }

        void add(String key, List<CellValue> values) {
            buffer.setLength(0);
            text.append(values, buffer);
            byte[] digest = sha256.digest(buffer.toString().getBytes(StandardCharsets.UTF_8));
            String of = branchOf(branch, values);
            branches.merge(of, 1, Integer::sum);
            rows.add(new Print(key.getBytes(StandardCharsets.UTF_8), of, digest));
        }

        Fingerprint at(int revision) {
            rows.sort(Comparator.comparing(row -> row.key, RowText.BYTES));
            return new Fingerprint(revision, List.copyOf(rows), branches);
        }
    }

    /** The branch in capitals of a row with these values, empty where it has none. */
    static String branchOf(@Nullable Integer position, List<CellValue> values) {
        if (position == null || values.get(position).isBlank()) {
            return "";
        }
        return Coverage.folded(values.get(position).display());
    }
}
