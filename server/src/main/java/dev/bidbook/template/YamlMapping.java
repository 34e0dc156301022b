package dev.bidbook.template;

import dev.bidbook.sheet.WhiteSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML mapping as a template's author wrote it: its keys checked against those there are, its values read as text,
 * numbers, words or lists. Whatever is wrong goes to the problems with its place, and reading goes on with a stand-in.
 *
 * <p>Text is taken as written: {@code Yes}, {@code 007} and {@code 2026-01-02} stay these letters wherever text is due.
 */
final class YamlMapping {

    private final MappingNode node;
    private final String what;
    private final ProblemList problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    /**
     * Reads a mapping.
     *
     * @param what what it declares, for messages: {@code a column}
     * @param known the keys there are, or null where the author names them
     */
    YamlMapping(MappingNode node, String what, @Nullable Set<String> known, ProblemList problems) {
        this.node = node;
        this.what = what;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            Node keyNode = tuple.getKeyNode();
            if (!(keyNode instanceof ScalarNode scalar)) {
                problems.add(
                        keyNode, "A key of " + what + " is not a word.", "Write keys as in \"name: Part Number\".");
                continue;
            }
            String key = WhiteSpace.strip(scalar.getValue());
            if (known != null && !known.contains(key)) {
                problems.add(
                        keyNode,
                        "\"" + shortened(key) + "\" is not a key of " + what + ".",
                        Suggestion.forWord(key, known));
            } else if (values.containsKey(key)) {
                problems.add(
                        keyNode, "\"" + shortened(key) + "\" stands twice in " + what + ".", "Remove one of them.");
            } else {
                values.put(key, tuple.getValueNode());
                keys.put(key, keyNode);
            }
        }
    }

    /** Whether the key is there with a value. */
    boolean has(String key) {
        Node value = values.get(key);
        return value != null && !isEmpty(value);
    }

    /** The keys written, in their order. */
    Set<String> keys() {
        return values.keySet();
    }

    /** Where the key's value stands, or this mapping if the key is not there: for problems. */
    Node at(String key) {
        Node value = values.get(key);
        return value == null ? node : value;
    }

    /** Where the key itself stands, or this mapping if it is not there: for problems. */
    Node keyAt(String key) {
        Node value = keys.get(key);
        return value == null ? node : value;
    }

    /** The text under the key without white space around it, or the stand-in where there is none. */
    String text(String key, String standIn, int longest) {
        String text = has(key) ? textOf(at(key), "\"" + key + "\"", longest) : null;
        return text == null ? standIn : text;
    }

    /** The text under a key that must be there. */
    String neededText(String key, String example, int longest) {
        if (!has(key)) {
            missing(key, example);
        }
        return text(key, "", longest);
    }

    /** Reports that a key is not there. */
    void missing(String key, String example) {
        problems.add(at(key), "\"" + key + "\" is missing in " + what + ".", "Write for example \"" + example + "\".");
    }

    /** The whole number under the key. */
    int wholeNumber(String key, int standIn, int least, int most) {
        double number = number(key, standIn, least, most);
        if (number != Math.rint(number)) {
            problems.add(at(key), "\"" + key + "\" is not a whole number.", "Write a whole number such as 1.");
            return standIn;
        }
        return (int) number;
    }

    /** The number under the key. */
    double number(String key, double standIn, double least, double most) {
        if (!has(key)) {
            return standIn;
        }
        Double number = numberOf(at(key), "\"" + key + "\"");
        if (number == null) {
            return standIn;
        }
        if (number < least || number > most) {
            problems.add(
                    at(key),
                    "\"" + key + "\" is " + plain(number) + ".",
                    "Write a number from " + plain(least) + " to " + plain(most) + ".");
            return standIn;
        }
        return number;
    }

    /** The yes or no under the key; no where it is not there. */
    boolean yesNo(String key) {
        if (!has(key)) {
            return false;
        }
        return word(key, Stream.of("yes", "no", "true", "false").toList().toArray(new String[0]), word -> word, "no")
                .matches("yes|true");
    }

    /** The one of the values whose word stands under the key, in any case. */
    <E> E word(String key, E[] all, Function<E, String> wordOf, E standIn) {
        String written = text(key, "", 200);
        if (written.isEmpty()) {
            return standIn;
        }
        for (E value : all) {
            if (wordOf.apply(value).equalsIgnoreCase(written)) {
                return value;
            }
        }
        List<String> words = Stream.of(all).map(wordOf).toList();
        String suggestion = Suggestion.forWord(written, words);
        boolean one = suggestion.startsWith("Did");
        problems.add(
                at(key),
                "\"" + shortened(written) + "\" is not a word for \"" + key + "\".",
                one ? suggestion + " There are: " + Suggestion.listed(words) + "." : suggestion);
        return standIn;
    }

    /** The texts of the list under the key; one text alone is a list of one. */
    List<YamlText> texts(String key, int most, int longest) {
        return has(key) ? textsOf(at(key), "\"" + key + "\"", most, longest) : List.of();
    }

    /** The texts of a list node. */
    List<YamlText> textsOf(Node list, String name, int most, int longest) {
        List<YamlText> texts = new ArrayList<>();
        for (Node item : itemsOf(list, name, most)) {
            if (isEmpty(item)) {
                problems.add(item, "An entry of " + name + " is empty.", "Write a text, or remove the entry.");
                continue;
            }
            String text = textOf(item, "an entry of " + name, longest);
            if (text != null) {
                texts.add(new YamlText(text, item));
            }
        }
        return texts;
    }

    /** The mappings of the list under the key. */
    List<YamlMapping> mappings(String key, int most, String itemWhat, Set<String> known) {
        List<YamlMapping> mappings = new ArrayList<>();
        if (has(key)) {
            for (Node item : itemsOf(at(key), "\"" + key + "\"", most)) {
                YamlMapping mapping = mapping(item, itemWhat, known);
                if (mapping != null) {
                    mappings.add(mapping);
                }
            }
        }
        return mappings;
    }

    /** The mapping under the key, or null. */
    @Nullable
    YamlMapping mapping(String key, String itemWhat, @Nullable Set<String> known) {
        return has(key) ? mapping(at(key), itemWhat, known) : null;
    }

    private @Nullable YamlMapping mapping(Node value, String itemWhat, @Nullable Set<String> known) {
        if (value instanceof MappingNode mapping) {
            return new YamlMapping(mapping, itemWhat, known, problems);
        }
        problems.add(
                value,
                "Here " + itemWhat + " is due, with keys and values.",
                "Write keys and values, one a line: \"key: value\".");
        return null;
    }

    private List<Node> itemsOf(Node list, String name, int most) {
        if (list instanceof ScalarNode) {
            return List.of(list);
        }
        if (!(list instanceof SequenceNode sequence)) {
            problems.add(list, name + " is not a list.", "Write each entry on a line of its own after \"- \".");
            return List.of();
        }
        List<Node> items = sequence.getValue();
        if (items.size() > most) {
            problems.add(
                    list,
                    name + " has " + items.size() + " entries.",
                    "At most " + most + " are possible; remove some.");
            return items.subList(0, most);
        }
        return items;
    }

    private @Nullable String textOf(Node value, String name, int longest) {
        if (!(value instanceof ScalarNode scalar)) {
            problems.add(
                    value,
                    capital(name) + " is not a text.",
                    "Write one text; put it in double quotes if it holds : # [ ] { } or begins with @ or *.");
            return null;
        }
        String text = WhiteSpace.strip(scalar.getValue());
        if (text.length() > longest) {
            problems.add(
                    value,
                    capital(name) + " is " + text.length() + " characters long.",
                    "Shorten it to at most " + longest + ".");
            return null;
        }
        if (text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
            problems.add(value, capital(name) + " holds a control character.", "Remove it.");
            return null;
        }
        return text;
    }

    private @Nullable Double numberOf(Node value, String name) {
        String text = textOf(value, name, 100);
        if (text == null) {
            return null;
        }
        if (text.matches("[-+]?\\d{1,15}(\\.\\d{1,15})?")) {
            return Double.valueOf(text);
        }
        problems.add(
                value,
                capital(name) + " is \"" + shortened(text) + "\", which is not a number.",
                "Write a number such as 4 or 0.5.");
        return null;
    }

    /** The number that a node holds instead of a mapping, or null with a problem. */
    @Nullable
    Double numberAt(String key) {
        return numberOf(at(key), "\"" + key + "\"");
    }

    static boolean isEmpty(Node value) {
        return value instanceof ScalarNode scalar
                && (Tag.NULL.equals(scalar.getTag())
                        || WhiteSpace.strip(scalar.getValue()).isEmpty());
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    private static String capital(String name) {
        return name.startsWith("an ") ? "An" + name.substring(2) : name;
    }

    private static String plain(double number) {
        return dev.bidbook.sheet.Numbers.plain(number);
    }
}
