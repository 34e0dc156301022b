package dev.bidbook.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param id its id, which never changes and says nothing
 * @param name the name under which the person is a member of programs and stands in history; it never changes
 * @param administrator whether the person administers the server
 * @param active whether the person may sign in
 * @param passwordDue whether the password is a one-time password, which has to be changed first
 * @param hasPassword whether the person may sign in by a password at all
 * @param openId the person's identity at an OpenID provider, or null
 * @param createdAt when it was made
 * @param createdBy who made it
 */
public record Account(
        String id,
        String name,
        boolean administrator,
        boolean active,
        boolean passwordDue,
        boolean hasPassword,
        @Nullable OpenIdSubject openId,
        Instant createdAt,
        String createdBy) {

    /**
     * Who somebody is for an OpenID provider.
     *
     * @param issuer the provider
     * @param subject its name for the person, which it never gives to anybody else
     */
    public record OpenIdSubject(String issuer, String subject) {}
}
