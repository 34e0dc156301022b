package dev.bidbook.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request's body, put into a file of its own within bounds; closing deletes the file. */
final class SpooledBody implements AutoCloseable {

    private static final Set<String> SPREADSHEETS =
            Set.of(Accepts.XLSX, "text/csv", "application/csv", "application/vnd.ms-excel", "application/octet-stream");
    private static final Set<String> WORKBOOKS = Set.of(Accepts.XLSX, "application/octet-stream");
    private static final String MULTIPART = "multipart/form-data";

    /** What a multipart body may hold beside its file, in bytes. */
    private static final long BESIDE_FILE = 1L << 20;

    private final Path file;
    private final byte[] digest;
    private final boolean json;
    private final @Nullable String resolutions;

    private SpooledBody(Path file, byte[] digest, boolean json, @Nullable String resolutions) {
        this.file = file;
        this.digest = digest;
        this.json = json;
        this.resolutions = resolutions;
    }

    /** The body of an import: a spreadsheet, raw or as a multipart file. */
    static SpooledBody report(Context context, Path folder, HttpLimits limits) throws IOException {
        String type = type(context);
        if (!type.isEmpty() && !type.equals(MULTIPART) && !SPREADSHEETS.contains(type)) {
            throw unsupported(Accepts.XLSX + ", text/csv, application/octet-stream or " + MULTIPART);
        }
        return spool(context, type, folder, limits, limits.fileBytes());
    }

    /** The body of a submission or a check: a workbook, raw or as a multipart file, or JSON. */
    static SpooledBody submission(Context context, Path folder, HttpLimits limits) throws IOException {
        String type = type(context);
        if (type.equals(Accepts.JSON)) {
            return spool(context, type, folder, limits, limits.jsonBytes());
        }
        if (!type.isEmpty() && !type.equals(MULTIPART) && !WORKBOOKS.contains(type)) {
            throw unsupported(Accepts.XLSX + ", " + Accepts.JSON + ", application/octet-stream or " + MULTIPART);
        }
        return spool(context, type, folder, limits, limits.fileBytes());
    }

    /** Refuses a body that is not JSON. */
    static void requireJson(Context context) {
        if (!type(context).equals(Accepts.JSON)) {
            throw unsupported(Accepts.JSON);
        }
        requirePlain(context);
    }

    /** A body that is JSON and nothing else. */
    static SpooledBody json(Context context, Path folder, HttpLimits limits) throws IOException {
        requireJson(context);
        String type = type(context);
        return spool(context, type, folder, limits, Math.min(limits.jsonBytes(), 1L << 20));
    }

    /** Where the body is. */
    Path file() {
        return file;
    }

    /** Whether it is JSON, by its type, or by its first character where the type leaves it open. */
    boolean isJson() {
        return json;
    }

    /** The choices sent beside a workbook as a field of a multipart body: JSON, or null if there are none. */
    @Nullable
    String resolutions() {
        return resolutions;
    }

    /** A digest of the body together with what else makes the request. */
    String digestWith(String request) {
        MessageDigest both = sha256();
        both.update(digest);
        if (resolutions != null) {
            both.update(resolutions.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(both.digest(request.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static void requirePlain(Context context) {
        String encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new HttpFailure(
                    ErrorKind.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, without a Content-Encoding.");
        }
    }

    private static SpooledBody spool(Context context, String type, Path folder, HttpLimits limits, long most)
            throws IOException {
        requirePlain(context);
        if (context.req().getContentLengthLong() > most) {
            throw ArrivingBody.tooLarge(most);
        }
        boolean multipart = type.equals(MULTIPART);
        Path file = Files.createTempFile(folder, "body-", ".tmp");
        try (InputStream body = new ArrivingBody(context, multipart ? most + BESIDE_FILE : most, limits.bodyTime());
                MultipartBody parts = multipart ? MultipartBody.read(context, body, folder, most) : null) {
            byte[] digest;
            try (InputStream in = parts == null ? body : parts.file()) {
                digest = copy(in, file);
            }
            boolean json = type.equals(Accepts.JSON) || (!type.equals(Accepts.XLSX) && looksLikeJson(file));
            return new SpooledBody(file, digest, json, parts == null ? null : parts.field("resolutions"));
        } catch (IOException | RuntimeException e) {
            boolean full = FullDisk.isReasonOf(e, folder);
            Files.deleteIfExists(file);
            if (full) {
                // What is left of the body is not read, so the connection ends with the answer.
                context.header("Connection", "close");
                throw FullDisk.failure();
            }
            throw e;
        }
    }

    private static byte[] copy(InputStream in, Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    private static boolean looksLikeJson(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(64), StandardCharsets.ISO_8859_1).strip();
            return start.startsWith("{") || start.startsWith("ï»¿{");
        }
    }

    private static HttpFailure unsupported(String accepted) {
        return new HttpFailure(ErrorKind.UNSUPPORTED_MEDIA_TYPE, "Send " + accepted + " as Content-Type.");
    }

    private static String type(Context context) {
        // Not by the framework, which stumbles over charsets that it does not know.
        String header = context.header("Content-Type");
        if (header == null) {
            return "";
        }
        int semicolon = header.indexOf(';');
        return (semicolon < 0 ? header : header.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
