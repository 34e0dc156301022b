package dev.bidbook.template;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads templates. Everything wrong with a template is collected, each with its line, before it is refused. Thread-safe.
 */
public final class TemplateReader {

    private static final String DECLARATION = "template.yaml";
    private static final String GUIDE = "guide.md";
    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_TEMPLATES = 200;

    private TemplateReader() {}

    /**
     * The template in a folder that holds {@code template.yaml} and, if there is more to say, {@code guide.md}. The
     * folder's name is the template's.
     */
    public static Template read(Path folder) throws TemplateRefusedException {
        return new Template(draft(folder));
    }

    private static TemplateDraft draft(Path folder) throws TemplateRefusedException {
        String name = nameOf(folder);
        List<TemplateProblem> problems = new ArrayList<>();
        String yaml = text(folder.resolve(DECLARATION), name + "/" + DECLARATION, problems);
        String guide =
                Files.exists(folder.resolve(GUIDE)) ? text(folder.resolve(GUIDE), name + "/" + GUIDE, problems) : "";
        if (!problems.isEmpty()) {
            throw new TemplateRefusedException(problems);
        }
        return draft(yaml, guide, name);
    }

    /**
     * The template that a text declares.
     *
     * @param yaml what stands in {@code template.yaml}
     * @param guide what stands in {@code guide.md}, perhaps empty
     * @param name the name of the folder it would be in
     */
    public static Template read(String yaml, String guide, String name) throws TemplateRefusedException {
        return new Template(draft(yaml, guide, name));
    }

    private static TemplateDraft draft(String yaml, String guide, String name) throws TemplateRefusedException {
        ProblemList problems = new ProblemList(name + "/" + DECLARATION);
        TemplateDraft draft = new TemplateParser(name, problems).parse(yaml);
        if (!problems.isEmpty()) {
            throw new TemplateRefusedException(problems.sorted());
        }
        draft.guide = guide;
        draft.digest = digest(yaml, guide);
        draft.file = name + "/" + DECLARATION;
        return draft;
    }

    /**
     * The gates in a folder that holds {@code gates.yaml}; the folder's name is theirs. What they count of other templates is
     * not checked.
     */
    public static Gates readGates(Path folder) throws TemplateRefusedException {
        String file = nameOf(folder) + "/" + Gates.FILE;
        List<TemplateProblem> unreadable = new ArrayList<>();
        String yaml = text(folder.resolve(Gates.FILE), file, unreadable);
        ProblemList problems = new ProblemList(file);
        Gates gates = unreadable.isEmpty()
                ? new GatesParser(nameOf(folder), problems).parse(yaml, file, digest(yaml, ""))
                : null;
        if (gates == null) {
            throw new TemplateRefusedException(unreadable.isEmpty() ? problems.sorted() : unreadable);
        }
        return gates;
    }

    /** Whether a folder declares gates and no template. */
    public static boolean hasGates(Path folder) {
        return Files.isRegularFile(folder.resolve(Gates.FILE));
    }

    /**
     * The templates of a folder, each in a folder of its own; hidden folders are left alone. If any of them is wrong, the
     * problems of all are told.
     */
    public static Templates readAll(Path folderOfFolders) throws TemplateRefusedException {
        List<TemplateDraft> drafts = new ArrayList<>();
        List<TemplateProblem> problems = new ArrayList<>();
        List<Gates> gates = new ArrayList<>();
        for (Path folder : folders(folderOfFolders)) {
            try {
                if (hasGates(folder)) {
                    gates.add(readGates(folder));
                } else {
                    drafts.add(draft(folder));
                }
            } catch (TemplateRefusedException e) {
                problems.addAll(e.problems());
            }
        }
        if (gates.size() > 1) {
            problems.add(new TemplateProblem(
                    gates.get(1).row().file(),
                    0,
                    0,
                    "There are gates in " + gates.get(0).row().file() + " already.",
                    "Keep one of the two."));
        }
        if (!problems.isEmpty()) {
            throw new TemplateRefusedException(problems);
        }
        drafts.forEach(draft -> nameSource(draft, drafts));
        return together(drafts.stream().map(Template::new).toList(), gates.isEmpty() ? null : gates.get(0));
    }

    /** Tells a template what people call the one that its rows follow from, if there is such a one. */
    private static void nameSource(TemplateDraft draft, List<TemplateDraft> all) {
        Derivation derivation = draft.derivation;
        if (derivation != null) {
            all.stream()
                    .filter(source -> source.name.equals(derivation.from().text()))
                    .forEach(source -> draft.sourceTitle = source.title);
        }
    }

    /** Templates and gates that are right by themselves, if they are beside each other, too. */
    private static Templates together(List<Template> templates, @Nullable Gates gates) throws TemplateRefusedException {
        Map<String, Template> byName = new TreeMap<>();
        templates.forEach(template -> byName.put(template.name(), template));
        List<TemplateProblem> problems = new ArrayList<>(DerivationCheck.check(byName));
        Templates all = new Templates(templates, gates);
        if (gates != null) {
            problems.addAll(gates.problemsBeside(all));
        }
        if (!problems.isEmpty()) {
            throw new TemplateRefusedException(problems);
        }
        return all;
    }

    private static List<Path> folders(Path folderOfFolders) throws TemplateRefusedException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(folderOfFolders)) {
            folders = entries.filter(
                            entry -> Files.isDirectory(entry) && !nameOf(entry).startsWith("."))
                    .sorted()
                    .limit(MOST_TEMPLATES + 1L)
                    .toList();
        } catch (IOException e) {
            throw refused(folderOfFolders, "The folder of the templates cannot be read.", "Check that it exists.");
        }
        if (folders.isEmpty() || folders.size() > MOST_TEMPLATES) {
            throw refused(
                    folderOfFolders,
                    folders.isEmpty() ? "The folder holds no template." : "The folder holds too many folders.",
                    "Give each template a folder with a template.yaml in it, at most " + MOST_TEMPLATES + ".");
        }
        return folders;
    }

    private static TemplateRefusedException refused(Path place, String message, String repair) {
        return new TemplateRefusedException(List.of(new TemplateProblem(place.toString(), 0, 0, message, repair)));
    }

    private static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    private static String text(Path file, String shown, List<TemplateProblem> problems) {
        try {
            if (!Files.isRegularFile(file)) {
                problems.add(new TemplateProblem(
                        shown, 0, 0, "The file is missing.", "Write it, or remove its folder from the templates."));
                return "";
            }
            if (Files.size(file) > MOST_BYTES) {
                problems.add(new TemplateProblem(
                        shown, 0, 0, "The file is larger than " + MOST_BYTES + " bytes.", "Shorten it."));
                return "";
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            problems.add(new TemplateProblem(
                    shown, 0, 0, "The file is not UTF-8 text.", "Save it with the encoding UTF-8."));
        } catch (IOException e) {
            problems.add(
                    new TemplateProblem(shown, 0, 0, "The file cannot be read.", "Check that the server may read it."));
        }
        return "";
    }

    private static String digest(String yaml, String guide) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(yaml.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            sha256.update(guide.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
