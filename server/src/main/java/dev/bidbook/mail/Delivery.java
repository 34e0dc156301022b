package dev.bidbook.mail;

/**
 * What became of a letter.
 *
 * @param result in a word
 * @param says in a sentence, for whoever sent it; nothing in it comes from the mail server
 */
public record Delivery(Result result, String says) {

    /** Whether the mail server took the letter. */
    public boolean sent() {
        return result == Result.SENT;
    }

    /** What can become of a letter. */
    public enum Result {
        /** The mail server took it. */
        SENT,
        /** It was never given to a mail server. */
        NOT_TRIED,
        /** No mail server answers. */
        SERVER_AWAY,
        /** The mail server is there, and no safe connection to it can be had. */
        NOT_SAFE,
        /** The mail server does not let Bidbook in. */
        SIGN_IN_REFUSED,
        /** The mail server does not take letters for this address. */
        ADDRESS_REFUSED,
        /** The mail server does not take this letter. */
        LETTER_REFUSED,
        /** The mail server has the letter and did not say whether it takes it. */
        UNCONFIRMED;

        /** The word used in the API and in the database. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
