package dev.bidbook.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The head of the trail, kept beside the database under a key of its own: what is cut off the end of a chain leaves the
 * rest whole, and only somebody who remembers its length can tell. Several processes may use the same folder.
 */
final class HeadFile {

    static final String FILE = "audit.head";
    static final String KEY = "audit.key";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int LONGEST = 1_000;

    private final Path file;
    private final Path keyFile;

    HeadFile(Path folder) {
        this.file = folder.resolve(FILE);
        this.keyFile = folder.resolve(KEY);
    }

    /**
     * What the file says.
     *
     * @param head the head, or null
     * @param fault why there is none, or null if there is one
     */
    record Kept(@Nullable AuditHead head, @Nullable String fault) {}

    /** Whether neither the file nor its key was ever made, as in a new data folder. */
    boolean isNew() {
        return !Files.exists(file) && !Files.exists(keyFile);
    }

    Kept read() {
        try {
            if (!Files.exists(file)) {
                return fault("The file " + FILE + " with the head of the trail is gone.");
            } else if (!Files.exists(keyFile)) {
                return fault("The file " + KEY + " is gone, so that nobody can tell whether " + FILE + " is true.");
            } else if (Files.size(file) > LONGEST) {
                return fault("The file " + FILE + " is not what Bidbook wrote.");
            }
            String[] parts =
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip().split(" ", 4);
            if (parts.length != 3 || !parts[0].matches("[0-9]{1,18}")) {
                return fault("The file " + FILE + " is not what Bidbook wrote.");
            }
            AuditHead head = new AuditHead(Long.parseLong(parts[0]), parts[1]);
            boolean genuine = MessageDigest.isEqual(
                    mac(head).getBytes(StandardCharsets.US_ASCII), parts[2].getBytes(StandardCharsets.ISO_8859_1));
            return genuine ? new Kept(head, null) : fault("The file " + FILE + " was not written by Bidbook's key.");
        } catch (IOException e) {
            return fault("The file " + FILE + " cannot be read.");
        }
    }

    private static Kept fault(String message) {
        return new Kept(null, message);
    }

    /** Writes the head unless another process has written a later one. */
    void advance(AuditHead head) throws IOException {
        makeKey();
        try (FileChannel channel = FileChannel.open(keyFile, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            AuditHead kept = read().head();
            if (kept == null && Files.exists(file)) {
                // Whatever it is, it is evidence.
                return;
            }
            if (kept == null || kept.count() < head.count()) {
                Path next = file.resolveSibling(FILE + ".next");
                Files.writeString(next, head.count() + " " + head.digest() + " " + mac(head) + "\n");
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void makeKey() throws IOException {
        if (Files.exists(keyFile)) {
            return;
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            boolean posix =
                    keyFile.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) {
                Files.createFile(
                        keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(keyFile);
            }
            Files.writeString(keyFile, HexFormat.of().formatHex(key));
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its key is as good.
            assert Set.of(KEY).contains(keyFile.getFileName().toString());
        }
    }

    private String mac(AuditHead head) throws IOException {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(keyFile).strip());
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] code = mac.doFinal((head.count() + " " + head.digest()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the key of the audit trail cannot be used", e);
        }
    }
}
