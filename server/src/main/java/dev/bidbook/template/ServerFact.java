package dev.bidbook.template;

import java.util.List;

/** What the server can write into a column of origin {@link Origin#SERVER}. */
public sealed interface ServerFact {

    /** The period in which the row first came to the scope's sheets. */
    ServerFact FIRST_SEEN = Plain.FIRST_SEEN;

    /** The period whose report no longer has the row; blank while it does. */
    ServerFact GONE_SINCE = Plain.GONE_SINCE;

    /** How many other lines with this key but other figures the report has; blank for none. */
    ServerFact DIFFERING_DUPLICATES = Plain.DIFFERING_DUPLICATES;

    /** What another sheet, derived from this one, says of the row. */
    ServerFact FILLED = Plain.FILLED;

    /** The words of all facts, in the order of the documentation. */
    List<String> WORDS = List.of(
            "first seen",
            "gone since",
            "differing duplicates",
            "weeks in a row",
            "weeks unchanged",
            "end of chain",
            "filled");

    /** The words used in a template. */
    String word();

    /** What the column's cells hold. */
    ColumnKind kind();

    /** A fact that needs no further words. */
    enum Plain implements ServerFact {
        FIRST_SEEN("first seen", ColumnKind.TEXT),
        GONE_SINCE("gone since", ColumnKind.TEXT),
        DIFFERING_DUPLICATES("differing duplicates", ColumnKind.WHOLE_NUMBER),
        FILLED("filled", ColumnKind.TEXT);

        private final String word;
        private final ColumnKind kind;

        Plain(String word, ColumnKind kind) {
            this.word = word;
            this.kind = kind;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public ColumnKind kind() {
            return kind;
        }
    }

    /**
     * For how many sheets in a row, this one included, a condition was true on the row; blank where it is not.
     *
     * @param where an Excel formula over the row, beginning with {@code =}
     */
    record WeeksInARow(String where) implements ServerFact {
        @Override
        public String word() {
            return "weeks in a row";
        }

        @Override
        public ColumnKind kind() {
            return ColumnKind.WHOLE_NUMBER;
        }
    }

    /**
     * For how many sheets in a row, this one included, the row's answers have been the same; blank where there is none.
     *
     * @param of the names of the columns that hold the answers; at least one
     */
    record WeeksUnchanged(List<String> of) implements ServerFact {
        @Override
        public String word() {
            return "weeks unchanged";
        }

        @Override
        public ColumnKind kind() {
            return ColumnKind.WHOLE_NUMBER;
        }
    }

    /**
     * What in the end takes the place of something, gone through the rows of the same sheet: where A is followed by B and
     * B by C, it is C.
     *
     * @param of the name of the column that holds what is followed
     * @param next the name of the column that holds what it is followed by; several are separated by semicolons
     */
    record EndOfChain(String of, String next) implements ServerFact {
        @Override
        public String word() {
            return "end of chain";
        }

        @Override
        public ColumnKind kind() {
            return ColumnKind.TEXT;
        }
    }
}
