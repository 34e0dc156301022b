package dev.bidbook.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A workbook's package, open for reading: its parts, and which part holds which sheet. The package has been opened by
 * {@link dev.bidbook.spreadsheet.Spreadsheet} before, which has added up what its parts say they hold; here no part gives
 * more than it says.
 */
final class PackageFile implements AutoCloseable {

    /** The largest part that is read whole; sheets are streamed. */
    private static final int LARGEST_WHOLE = 32 << 20;

    private static final String OFFICE_DOCUMENT = "/officeDocument";

    private final ZipFile zip;
    /** The same package once more: it gives parts as they are packed, which the other does not. */
    private final org.apache.commons.compress.archivers.zip.ZipFile packed;

    private final String workbookPart;
    private final Map<String, String> sheets = new LinkedHashMap<>();

    PackageFile(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
        org.apache.commons.compress.archivers.zip.ZipFile opened = null;
        try {
            opened = org.apache.commons.compress.archivers.zip.ZipFile.builder()
                    .setPath(file)
                    .setUseUnicodeExtraFields(false)
                    .get();
            packed = opened;
            if (Set.copyOf(parts()).size() < parts().size()) {
                throw new IOException("the package has a part twice");
            }
            workbookPart = target("", OFFICE_DOCUMENT);
            readSheets();
        } catch (IOException | RuntimeException e) {
            zip.close();
            if (opened != null) {
                opened.close();
            }
            throw e;
        }
    }

    /** Copies a part as it is packed, without unpacking it. */
    void copyPacked(String part, ZipArchiveOutputStream out) throws IOException {
        ZipArchiveEntry entry = packed.getEntry(part);
        if (entry == null) {
            throw new IOException("the package has no part " + part);
        }
        try (InputStream in = packed.getRawInputStream(entry)) {
            if (in == null) {
                throw new IOException("the part " + part + " cannot be found");
            }
            ZipArchiveEntry copy = new ZipArchiveEntry(part);
            copy.setMethod(entry.getMethod());
            copy.setCrc(entry.getCrc());
            copy.setSize(entry.getSize());
            copy.setCompressedSize(entry.getCompressedSize());
            out.addRawArchiveEntry(copy, in);
        }
    }

    /** The part of each sheet, by the sheet's name. */
    Map<String, String> sheets() {
        return sheets;
    }

    /** The part that lists the sheets. */
    String workbookPart() {
        return workbookPart;
    }

    /** The part with the styles, or null if there is none. */
    @Nullable
    String stylesPart() throws IOException {
        try {
            return target(workbookPart, "/styles");
        } catch (IOException e) {
            return null;
        }
    }

    List<String> parts() {
        return zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .distinct()
                .toList();
    }

    InputStream open(String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            entry = anyCase(part);
        }
        InputStream in = zip.getInputStream(entry);
        if (in == null) {
            throw new IOException("the package has no part " + part);
        }
        return new StatedStream(in, entry.getSize());
    }

    byte[] whole(String part) throws IOException {
        try (InputStream in = open(part)) {
            byte[] bytes = in.readNBytes(LARGEST_WHOLE + 1);
            if (bytes.length > LARGEST_WHOLE) {
                throw new IOException("the part " + part + " is too large");
            }
            return bytes;
        }
    }

    /** A part as a tree. */
    Document document(String part) throws IOException {
        return PackageXml.parse(part, whole(part));
    }

    /** The beginning of a part, enough to see a sheet's properties. */
    String head(String part) throws IOException {
        try (InputStream in = open(part)) {
            return new String(in.readNBytes(4096), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** The part with the relations of a part. */
    static String relationsPart(String part) {
        int slash = part.lastIndexOf('/') + 1;
        return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    }

    @Override
    public void close() throws IOException {
        packed.close();
        zip.close();
    }

    private ZipEntry anyCase(String part) throws IOException {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().equalsIgnoreCase(part)) {
                return entry;
            }
        }
        throw new IOException("the package has no part " + part);
    }

    private String target(String part, String type) throws IOException {
        Document relations = document(relationsPart(part));
        for (Element relation : PackageXml.children(relations.getDocumentElement(), "Relationship")) {
            if (relation.getAttribute("Type").endsWith(type)) {
                return resolve(part, relation.getAttribute("Target"));
            }
        }
        throw new IOException("the package has no relation to a part of type " + type);
    }

    private void readSheets() throws IOException {
        Map<String, String> targets = new LinkedHashMap<>();
        Document relations = document(relationsPart(workbookPart));
        for (Element relation : PackageXml.children(relations.getDocumentElement(), "Relationship")) {
            if (relation.getAttribute("Type").endsWith("/worksheet")) {
                targets.put(relation.getAttribute("Id"), resolve(workbookPart, relation.getAttribute("Target")));
            }
        }
        Document workbook = document(workbookPart);
        for (Element list : PackageXml.children(workbook.getDocumentElement(), "sheets")) {
            for (Element sheet : PackageXml.children(list, "sheet")) {
                String part = targets.get(relationOf(sheet));
                if (part != null) {
                    sheets.put(sheet.getAttribute("name"), part);
                }
            }
        }
    }

    /** The sheet's relation id, whatever the prefix and whichever flavour of the format. */
    static String relationOf(Element sheet) {
        for (int i = 0; i < sheet.getAttributes().getLength(); i++) {
            var attribute = sheet.getAttributes().item(i);
            if ("id".equals(attribute.getLocalName()) && attribute.getNamespaceURI() != null) {
                return attribute.getNodeValue();
            }
        }
        return "";
    }

    private static String resolve(String part, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String folder = part.substring(0, part.lastIndexOf('/') + 1);
        try {
            String path =
                    URI.create("/" + folder).resolve(target.replace(" ", "%20")).getPath();
            return path == null || !path.startsWith("/") ? "" : path.substring(1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
