package dev.bidbook.addin;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.w3c.dom.Element;

/** Checks that every picture is there, in every size and in the size that is said. */
final class ManifestIcons {

    private static final TreeSet<Integer> NEEDED = new TreeSet<>(List.of(16, 32, 80));

    /** The first bytes of a PNG, up to the type of its first block. */
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

    private ManifestIcons() {}

    /** The icon that this program has under an address. */
    static Optional<byte[]> ours(String address) {
        int icons = address.indexOf(AddIn.ICONS);
        return icons < 0 ? Optional.empty() : Icons.read(address.substring(icons + AddIn.ICONS.length()));
    }

    static List<ManifestProblem> check(Element root, Function<String, Optional<byte[]>> icons) {
        Map<String, String> addresses = new HashMap<>();
        ManifestXml.all(root, "Images").forEach(list -> ManifestXml.children(list)
                .forEach(image -> addresses.put(image.getAttribute("id"), image.getAttribute("DefaultValue"))));
        List<ManifestProblem> problems = new ArrayList<>();
        for (Element icon : ManifestXml.all(root, "Icon")) {
            TreeSet<Integer> missing = new TreeSet<>(NEEDED);
            for (Element image : ManifestXml.children(icon)) {
                int size = number(image.getAttribute("size"));
                missing.remove(size);
                String address = addresses.get(image.getAttribute("resid"));
                if (address != null) {
                    checkPicture(ManifestXml.place(image), address, size, icons, problems);
                }
            }
            if (!missing.isEmpty()) {
                problems.add(new ManifestProblem(
                        ManifestXml.place(icon),
                        "It has no picture of " + missing.first() + " pixels.",
                        "Excel wants 16, 32 and 80."));
            }
        }
        for (Element child : ManifestXml.children(root)) {
            if (child.getLocalName().equals("IconUrl")) {
                checkPicture("IconUrl", child.getAttribute("DefaultValue"), 32, icons, problems);
            } else if (child.getLocalName().equals("HighResolutionIconUrl")) {
                checkPicture("HighResolutionIconUrl", child.getAttribute("DefaultValue"), 64, icons, problems);
            }
        }
        return problems;
    }

    private static void checkPicture(
            String place,
            String address,
            int size,
            Function<String, Optional<byte[]>> icons,
            List<ManifestProblem> problems) {
        if (!address.startsWith("https://")) {
            // Told by another check.
            return;
        }
        byte[] png = icons.apply(address).orElse(new byte[0]);
        if (png.length < PNG.length + 8 || !ByteBuffer.wrap(png, 0, PNG.length).equals(ByteBuffer.wrap(PNG))) {
            problems.add(new ManifestProblem(
                    place, "There is no PNG at " + address + ".", "Put one there, or correct the address."));
            return;
        }
        ByteBuffer sizes = ByteBuffer.wrap(png, PNG.length, 8);
        int width = sizes.getInt();
        int height = sizes.getInt();
        if (width != size || height != size) {
            problems.add(new ManifestProblem(
                    place,
                    "The picture at " + address + " has " + width + " × " + height + " pixels.",
                    "It should have " + size + " × " + size + "."));
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    }
}
