package dev.bidbook.addin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The add-in for Excel as a server offers it. Immutable and thread-safe. */
public final class AddIn {

    /** Where the pane's page is on the server; it holds the functions that buttons call, too. */
    public static final String PANE = "/pane/taskpane.html";

    static final String SHORTCUTS = "/addin/shortcuts.json";
    static final String ICONS = "/addin/icons/";

    private final Ribbon ribbon = Ribbon.read();

    /** The XML manifest by which Excel finds the add-in on this server. */
    public String manifest(ServerAddress server) {
        return new ManifestWriter(ribbon, server).write();
    }

    /** The keyboard shortcuts, as JSON of the form that the manifest's extended overrides have. */
    public String shortcuts() {
        List<Map<String, String>> actions = ribbon.shortcuts().stream()
                .map(shortcut -> ordered("id", shortcut.function(), "type", "ExecuteFunction", "name", shortcut.name()))
                .toList();
        List<Map<String, Object>> keys =
                ribbon.shortcuts().stream().map(AddIn::keys).toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("actions", actions);
        document.put("shortcuts", keys);
        try {
            return new ObjectMapper().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists of them", e);
        }
    }

    private static Map<String, Object> keys(Ribbon.Shortcut shortcut) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("action", shortcut.function());
        keys.put("key", Map.of("default", shortcut.keys()));
        return keys;
    }

    private static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** The icon in the file of that name, as PNG, or empty. */
    public Optional<byte[]> icon(String file) {
        return Icons.read(file);
    }
}
