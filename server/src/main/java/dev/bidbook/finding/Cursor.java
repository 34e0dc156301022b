package dev.bidbook.finding;

/** Where a page of findings begins, as text that is given out and comes back. */
final class Cursor {

    private Cursor() {}

    static String after(Finding finding) {
        return finding.rule().id() + ":" + finding.key().text();
    }

    /** The place; {@link IllegalArgumentException} if the text is none. */
    static FindingStore.Place read(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not a place in a list of findings");
        }
        return new FindingStore.Place(text.substring(colon + 1), text.substring(0, colon));
    }
}
