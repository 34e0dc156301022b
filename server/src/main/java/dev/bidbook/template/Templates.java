package dev.bidbook.template;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All templates of a server, by name. Immutable and thread-safe. */
public final class Templates {

    private final Map<String, Template> byName = new TreeMap<>();

    /** The given templates; their names differ. */
    public Templates(Collection<Template> templates) {
        for (Template template : templates) {
            byName.put(template.name(), template);
        }
    }

    /** The template of that name, or empty. */
    public Optional<Template> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, ordered by name. */
    public Collection<Template> all() {
        return java.util.Collections.unmodifiableCollection(byName.values());
    }
}
