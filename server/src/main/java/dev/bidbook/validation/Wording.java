package dev.bidbook.validation;

/** How values from outside are shown in messages. */
public final class Wording {

    /** The longest value shown in a message, in characters. */
    public static final int LONGEST_SHOWN = 60;

    private Wording() {}

    /**
     * The text as it may stand in a message: at most {@link #LONGEST_SHOWN} characters, with control characters and
     * invisible ones written so that one sees them ({@code ␊} for a line feed, {@code \u200B} for a zero-width space).
     */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST_SHOWN));
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int before = shown.length();
            append(character, shown);
            i += Character.charCount(character);
            boolean rest = i < text.length();
            if (shown.length() > LONGEST_SHOWN || (rest && shown.length() == LONGEST_SHOWN)) {
                shown.setLength(before);
                return shown.append('…').toString();
            }
        }
        return shown.toString();
    }

    private static void append(int character, StringBuilder into) {
        if (character < ' ') {
            into.append((char) ('\u2400' + character));
        } else if (character == 0x7f) {
            into.append('\u2421');
        } else if (isInvisible(character)) {
            into.append("\\u%04X".formatted(character));
        } else {
            into.appendCodePoint(character);
        }
    }

    private static boolean isInvisible(int character) {
        int type = Character.getType(character);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
