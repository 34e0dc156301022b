package dev.bidbook.people;

import java.text.Normalizer;
import java.util.Locale;

/** The names of people. Two that look alike are the same. */
final class Names {

    static final int MOST = 100;

    private Names() {}

    /** By what names are compared: without regard to case, width and white space around words. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** Whether an account may have the name. */
    static boolean isFit(String name) {
        return !name.isBlank()
                && name.equals(name.strip())
                && name.length() <= MOST
                && name.codePoints().noneMatch(Names::isUnseen);
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
