package dev.bidbook.settings;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** The place the program was started from, to find what came with it. */
final class InstallationFolder {

    /** From {@code server/target/bidbook.jar} or {@code server/target/classes} up to the folder of the checkout. */
    private static final int FOLDERS_UP = 3;

    private InstallationFolder() {}

    /** The folder of that name beside the jar or above it, or empty. */
    static Optional<Path> find(String name) {
        try {
            CodeSource source = InstallationFolder.class.getProtectionDomain().getCodeSource();
            Path folder = source == null
                    ? null
                    : Path.of(source.getLocation().toURI()).getParent();
            for (int i = 0; i < FOLDERS_UP && folder != null; i++) {
                Path candidate = folder.resolve(name);
                // In a build, target/classes holds folders of other meanings.
                if (Files.isDirectory(candidate)) {
                    return Optional.of(candidate);
                }
                folder = folder.getParent();
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
