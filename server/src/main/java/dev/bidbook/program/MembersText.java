package dev.bidbook.program;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bidbook.database.JsonText;
import dev.bidbook.people.Member;
import dev.bidbook.template.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How members are stored: by the words of their roles, each a name, or an object with a name and branches. */
final class MembersText {

    private MembersText() {}

    static String of(Map<Role, List<Member>> members) {
        Map<String, List<Object>> written = new LinkedHashMap<>();
        members.forEach((role, people) ->
                written.put(role.word(), people.stream().map(MembersText::of).toList()));
        return JsonText.of(written);
    }

    /** What there is to record of a new program. */
    static Map<String, String> all(Program program) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("name", program.name());
        details.put("customer", program.customer());
        details.put("phase", program.phase().word());
        details.put("members", of(program.members()));
        details.put("parameters", JsonText.of(program.parameters()));
        return details;
    }

    /** What there is to record of a program that was changed: what is another than it was, as it is now. */
    static Map<String, String> changed(Program before, Program after) {
        Map<String, String> details = all(after);
        details.entrySet().removeAll(all(before).entrySet());
        return details;
    }

    private static Object of(Member member) {
        if (member.branches().isEmpty()) {
            return member.name();
        }
        Map<String, Object> limited = new LinkedHashMap<>();
        limited.put("name", member.name());
        limited.put("branches", member.branches());
        return limited;
    }

    static Map<Role, List<Member>> read(String json) {
        Map<Role, List<Member>> members = new EnumMap<>(Role.class);
        JsonText.read(json, new TypeReference<Map<String, List<Object>>>() {})
                .forEach((word, people) -> Role.named(word)
                        .ifPresent(role -> members.put(
                                role, people.stream().map(MembersText::member).toList())));
        return members;
    }

    private static Member member(Object written) {
        if (written instanceof Map<?, ?> limited && limited.get("branches") instanceof List<?> branches) {
            List<String> names = new ArrayList<>();
            branches.forEach(branch -> names.add(String.valueOf(branch)));
            return new Member(String.valueOf(limited.get("name")), names);
        }
        return new Member(String.valueOf(written));
    }
}
