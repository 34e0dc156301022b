package dev.bidbook.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An entry of the audit trail. All is kept as text, exactly as its digest was made of it.
 *
 * @param seq its number, counted from 1
 * @param at when
 * @param person who
 * @param act what was done
 * @param subject to what
 * @param details what else, as a JSON object of texts
 * @param address from where
 * @param agent by what program
 * @param previous the digest of the entry before, or 64 zeros in the first
 * @param digest the SHA-256 of all the others, in hexadecimal
 */
public record AuditEntry(
        long seq,
        String at,
        String person,
        String act,
        String subject,
        String details,
        String address,
        String agent,
        String previous,
        String digest) {

    /** What the first entry has as the digest of the one before. */
    static final String NOTHING = "0".repeat(64);

    /** The entry with the digest that its other members give. */
    AuditEntry sealed() {
        return new AuditEntry(seq, at, person, act, subject, details, address, agent, previous, computed());
    }

    /** Whether the digest is that of the other members. */
    boolean isWhole() {
        return computed().equals(digest);
    }

    /** The digest of all members but itself: each as UTF-8, with its length before it. */
    private String computed() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seq));
            for (String part : new String[] {at, person, act, subject, details, address, agent, previous}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
