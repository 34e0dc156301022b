package dev.bidbook.spreadsheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an .xlsx archive by name. Names are taken with backslashes, leading slashes and any case; a part whose
 * name stands in the archive twice is refused when it is asked for, because readers would disagree about which one
 * counts. Not thread-safe.
 */
final class PackageParts implements Closeable {

    private final ZipFile zip;
    private final SpreadsheetLimits limits;
    private final Executor ahead;
    private final Map<String, ZipEntry> exact = new HashMap<>();
    private final Map<String, ZipEntry> anyCase = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    private PackageParts(ZipFile zip, SpreadsheetLimits limits, Executor ahead) {
        this.ahead = ahead;
        this.zip = zip;
        this.limits = limits;
    }

    static PackageParts open(Path file, SpreadsheetLimits limits, Executor ahead) throws SpreadsheetRefusedException {
        ZipFile zip;
        long bytes;
        try {
            bytes = Files.size(file);
            zip = new ZipFile(file.toFile());
        } catch (IOException | RuntimeException e) {
            throw Refusals.damaged("it begins like a workbook, but is cut off or changed");
        }
        PackageParts parts = new PackageParts(zip, limits, ahead);
        boolean complete = false;
        try {
            parts.index(bytes);
            complete = true;
            return parts;
        } catch (RuntimeException e) {
            throw Refusals.damaged("it begins like a workbook, but its list of parts cannot be read");
        } finally {
            if (!complete) {
                parts.close();
            }
        }
    }

    private void index(long bytes) throws SpreadsheetRefusedException {
        if (zip.size() > limits.entries()) {
            throw Refusals.tooLarge("The file has", limits.entries(), "parts");
        }
        long packed = 0;
        long unpacked = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            packed += Math.max(0, entry.getCompressedSize());
            unpacked += Math.max(0, entry.getSize());
            String name = resolve("", entry.getName());
            if (entry.isDirectory() || name.endsWith("/")) {
                continue;
            }
            if (exact.putIfAbsent(name, entry) != null) {
                twice.add(name);
            }
            anyCase.putIfAbsent(name.toLowerCase(Locale.ROOT), entry);
        }
        // No part gives more bytes than its entry states, so that these sums hold for whatever is read later.
        if (packed > bytes) {
            throw Refusals.damaged("its parts say that they have more bytes than the file itself");
        }
        if (unpacked > limits.inflatedBytes()) {
            throw Refusals.tooLarge("Unpacked, the file has", limits.inflatedBytes(), "bytes");
        }
        if (unpacked > limits.freeBytes() && unpacked / limits.inflation() > bytes) {
            throw Refusals.inflated(limits.inflation());
        }
    }

    /** All part names, with forward slashes and without a leading one. */
    List<String> names() {
        return new ArrayList<>(exact.keySet());
    }

    boolean has(String name) {
        return find(name) != null;
    }

    private @Nullable ZipEntry find(String name) {
        ZipEntry entry = exact.get(name);
        return entry != null ? entry : anyCase.get(name.toLowerCase(Locale.ROOT));
    }

    /** Opens a part for reading as XML. */
    XmlPart xml(String name) throws SpreadsheetRefusedException {
        return new XmlPart(name, stream(name), limits);
    }

    /**
     * Opens a part for reading as XML, much of which is the content of one element of that local name. Where that is large,
     * somebody else unpacks it meanwhile.
     */
    XmlPart xml(String name, String element) throws SpreadsheetRefusedException {
        return new XmlPart(name, stream(name, in -> new UnpackedAhead(in, ahead)), limits, element);
    }

    /** The same for a part that lists something, and is never as large as a sheet. */
    XmlPart list(String name) throws SpreadsheetRefusedException {
        return new XmlPart(name, stream(name), limits, limits.elements());
    }

    private CountingStream stream(String name) throws SpreadsheetRefusedException {
        return stream(name, UnaryOperator.identity());
    }

    private CountingStream stream(String name, UnaryOperator<InputStream> how) throws SpreadsheetRefusedException {
        ZipEntry entry = find(name);
        if (entry == null) {
            throw Refusals.damaged("its part " + Refusals.shortened(name) + " is missing");
        }
        if (twice.contains(resolve("", entry.getName()))) {
            throw Refusals.damaged("it has the part " + Refusals.shortened(name) + " twice");
        }
        try {
            InputStream in = zip.getInputStream(entry);
            if (in == null) {
                throw Refusals.damaged("its part " + Refusals.shortened(name) + " is missing");
            }
            return new CountingStream(how.apply(in), name, entry.getSize(), limits);
        } catch (IOException | RuntimeException e) {
            throw Refusals.damaged("its part " + Refusals.shortened(name) + " cannot be unpacked");
        }
    }

    /** The name of a part as a relationship in another part's folder writes it. */
    static String resolve(String folder, String target) {
        String path = target.replace('\\', '/');
        List<String> steps = new ArrayList<>();
        if (!path.startsWith("/") && !folder.isEmpty()) {
            steps.addAll(List.of(folder.split("/", -1)));
        }
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.remove(steps.size() - 1);
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    /** The folder of a part, empty for the archive's own. */
    static String folder(String part) {
        int slash = part.lastIndexOf('/');
        return slash < 0 ? "" : part.substring(0, slash);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // Only read from: there is nothing to lose.
        }
    }
}
