package dev.bidbook.addin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the add-in puts into Excel, as {@code ribbon.yaml} says it.
 *
 * @param version the manifest's version, which has to grow for Excel to notice a change
 * @param icon the icon that stands for the whole
 * @param requirements the least version of each set of Excel's interfaces
 * @param cellMenu the entry in the menu of a cell
 */
record Ribbon(
        String version,
        String provider,
        String name,
        String description,
        String icon,
        Map<String, String> requirements,
        Started started,
        List<Group> groups,
        @JsonProperty("cell-menu") Button cellMenu,
        List<Shortcut> shortcuts) {

    /** What Excel says once the add-in is installed. */
    record Started(String title, String description) {}

    /** Some buttons under one name. */
    record Group(String id, String label, String icon, List<Button> buttons) {}

    /**
     * A button, or an entry in a menu.
     *
     * @param function the name under which the pane's page has associated what is done, or null if the pane is shown
     */
    record Button(String id, String label, String icon, @Nullable String function, boolean pane, String tip) {

        Button {
            if ((function == null) != pane) {
                throw new IllegalArgumentException(id + " needs either a function or the pane");
            }
        }
    }

    /**
     * Keys for a function.
     *
     * @param keys on every system; on a Mac, Alt is the option key
     */
    record Shortcut(String function, String name, String keys) {}

    /** The ribbon that is part of the program. */
    static Ribbon read() {
        ObjectMapper yaml =
                new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (InputStream text = Ribbon.class.getResourceAsStream("ribbon.yaml")) {
            if (text == null) {
                throw new IllegalStateException("the ribbon is part of the program");
            }
            return yaml.readValue(text, Ribbon.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the ribbon is not as it should be", e);
        }
    }

    /** Every button, and the entry of the cell's menu. */
    List<Button> buttons() {
        List<Button> all = new ArrayList<>();
        groups.forEach(group -> all.addAll(group.buttons()));
        all.add(cellMenu);
        return all;
    }

    /** The name of every icon that is used. */
    List<String> icons() {
        List<String> all = new ArrayList<>(List.of(icon));
        groups.forEach(group -> all.add(group.icon()));
        buttons().forEach(button -> all.add(button.icon()));
        return all.stream().distinct().toList();
    }
}
