package dev.bidbook.program;

import dev.bidbook.people.Caller;
import dev.bidbook.people.Member;
import dev.bidbook.people.Rights;
import dev.bidbook.review.Scope;
import dev.bidbook.template.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A customer program won by a bid award.
 *
 * @param id its short name in addresses: lower-case letters, digits and hyphens, at most 64
 * @param name what people call it
 * @param customer whose it is
 * @param phase where it is in its life
 * @param members its members by role, in the order they were given; a role without members is left out
 * @param parameters what the program says otherwise than the templates' parameters
 * @param createdAt when it was made
 * @param createdBy who made it
 */
public record Program(
        String id,
        String name,
        String customer,
        Phase phase,
        Map<Role, List<Member>> members,
        Map<String, Double> parameters,
        Instant createdAt,
        String createdBy) {

    /** What the sheets of this program need to know of it. */
    public Scope scope() {
        return new Scope(id, name, customer, parameters);
    }

    /** What the caller may do in this program. */
    public Rights rights(Caller caller) {
        return Rights.of(caller, members);
    }
}
