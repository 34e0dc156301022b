package dev.bidbook.template;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All templates of a server, by name. Immutable and thread-safe. */
public final class Templates {

    private final Map<String, Template> byName = new TreeMap<>();

    private final @Nullable Gates gates;

    /** The given templates; their names differ. */
    public Templates(Collection<Template> templates) {
        this(templates, null);
    }

    /** The same with what has to be in order before a program is handed over. */
    Templates(Collection<Template> templates, @Nullable Gates gates) {
        this.gates = gates;
        for (Template template : templates) {
            byName.put(template.name(), template);
        }
    }

    /** The template of that name, or empty. */
    public Optional<Template> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What has to be in order before a program is handed over; empty where nothing is declared. */
    public Optional<Gates> gates() {
        return Optional.ofNullable(gates);
    }

    /** All of them, ordered by name. */
    public Collection<Template> all() {
        return java.util.Collections.unmodifiableCollection(byName.values());
    }
}
