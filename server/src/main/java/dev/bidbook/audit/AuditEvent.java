package dev.bidbook.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * Something that was done and is to be recorded.
 *
 * @param person who did it
 * @param act what was done, in a word or two with hyphens, such as {@code sign-in} or {@code week-completed}
 * @param subject to what: a sheet, a program, an account; empty if to nothing
 * @param details what else is worth knowing, by name, in their alphabetical order; never a secret
 */
public record AuditEvent(String person, String act, String subject, Map<String, String> details) {

    /** An event, with details that do not change. */
    public AuditEvent {
        details = new TreeMap<>(details);
    }

    /** An event of which there is nothing else to tell. */
    public AuditEvent(String person, String act, String subject) {
        this(person, act, subject, Map.of());
    }
}
