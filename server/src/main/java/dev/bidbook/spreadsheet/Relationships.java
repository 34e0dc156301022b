package dev.bidbook.spreadsheet;

import dev.bidbook.spreadsheet.XmlPart.Event;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a part refers to. Immutable. */
final class Relationships {

    /**
     * One reference.
     *
     * @param id the name by which the part speaks of it
     * @param type the last step of its type's address, such as {@code worksheet}
     * @param target the full name of the part it leads to
     */
    record Relationship(String id, String type, String target) {}

    private final List<Relationship> all;

    private Relationships(List<Relationship> all) {
        this.all = all;
    }

    /** The references of a part, or of the whole package for the empty name; none if the file does not have them. */
    static Relationships of(PackageParts parts, String part, SpreadsheetLimits limits)
            throws SpreadsheetRefusedException {
        String folder = PackageParts.folder(part);
        String name = PackageParts.resolve(folder, "_rels/" + part.substring(part.lastIndexOf('/') + 1) + ".rels");
        List<Relationship> found = new ArrayList<>();
        if (parts.has(name)) {
            try (XmlPart xml = parts.list(name)) {
                for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                    if (event == Event.START && xml.name().equals("Relationship")) {
                        add(found, xml, parts, folder, limits);
                    }
                }
            }
        }
        return new Relationships(List.copyOf(found));
    }

    private static void add(
            List<Relationship> found, XmlPart xml, PackageParts parts, String folder, SpreadsheetLimits limits)
            throws SpreadsheetRefusedException {
        if (xml.attribute("TargetMode", "").equalsIgnoreCase("External")) {
            return;
        }
        if (found.size() >= limits.entries()) {
            throw Refusals.tooLarge("A part of the file has", limits.entries(), "relationships");
        }
        String type = xml.attribute("Type", "");
        String target = PackageParts.resolve(folder, xml.attribute("Target", ""));
        if (!parts.has(target) && target.indexOf('%') >= 0) {
            target = decoded(target);
        }
        found.add(new Relationship(xml.attribute("Id", ""), type.substring(type.lastIndexOf('/') + 1), target));
    }

    private static String decoded(String target) {
        try {
            return URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return target;
        }
    }

    Optional<Relationship> byId(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The targets of one type, in the order of the file. */
    List<String> targets(String type) {
        return all.stream()
                .filter(one -> one.type().equalsIgnoreCase(type))
                .map(Relationship::target)
                .distinct()
                .toList();
    }

    /** The first target of a type that is there, else the conventional name if a part of that name is there. */
    Optional<String> target(String type, String conventional, PackageParts parts) {
        for (String target : targets(type)) {
            if (parts.has(target)) {
                return Optional.of(target);
            }
        }
        return parts.has(conventional) ? Optional.of(conventional) : Optional.empty();
    }
}
