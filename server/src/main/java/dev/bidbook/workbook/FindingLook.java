package dev.bidbook.workbook;

import dev.bidbook.template.Rule.Severity;
import java.util.Locale;

/** How cells look that a rule points at, by how much it matters. All colours are RRGGBB and tell text apart. */
enum FindingLook {
    HIGH("F9C6C6", "8B1A1A", "FDEBEB"),
    MEDIUM("FBD9AE", "7A3E06", "FDF1E1"),
    LOW("CFE0FB", "1E3A8A", "EDF3FE");

    /** The border of a cell that is to be filled in. */
    static final String TO_FILL = "0F766E";

    private final String fill;
    private final String ink;
    private final String pale;

    FindingLook(String fill, String ink, String pale) {
        this.fill = fill;
        this.ink = ink;
        this.pale = pale;
    }

    static FindingLook of(Severity severity) {
        return valueOf(severity.name());
    }

    Severity severity() {
        return Severity.valueOf(name());
    }

    /** Behind what waits for an answer. */
    String fill() {
        return fill;
    }

    /** The text of what waits for an answer. */
    String ink() {
        return ink;
    }

    /** Behind what is answered and still so. */
    String pale() {
        return pale;
    }

    /** What people read, such as {@code High}. */
    String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
