package dev.bidbook.audit;

/**
 * From where something is done. What is done in a thread that nobody said it of comes from this machine itself: from a
 * command, or from the server's own work.
 *
 * @param address the caller's address
 * @param agent the program the caller used, as it calls itself; bounded
 */
public record Where(String address, String agent) {

    /** This machine itself. */
    public static final Where HERE = new Where("here", "");

    private static final int LONGEST = 200;
    private static final ThreadLocal<Where> CURRENT = ThreadLocal.withInitial(() -> HERE);

    /** A place, its texts within bounds and on one line. */
    public Where {
        address = bounded(address);
        agent = bounded(agent);
    }

    /** Does the work, which comes from there. */
    public <X extends Exception> void during(Work<X> work) throws X {
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** From where this thread does what it does. */
    public static Where current() {
        return CURRENT.get();
    }

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work<X extends Exception> {
        /** Does it. */
        void run() throws X;
    }

    static String bounded(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST));
        text.codePoints()
                .limit(LONGEST)
                .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) || isSurrogate(c) ? ' ' : c));
        return shown.toString();
    }

    private static boolean isSurrogate(int c) {
        return Character.getType(c) == Character.SURROGATE;
    }
}
