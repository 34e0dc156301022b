package dev.bidbook.http;

import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart body: one file, and perhaps choices beside it. Closing deletes what was kept of them. */
final class MultipartBody implements AutoCloseable {

    private static final int KEPT_IN_MEMORY = 64 * 1024;
    private static final int MOST_PARTS = 100;
    /** Of one part, in bytes; Jetty keeps them in memory and sets no bound of its own. */
    private static final int LONGEST_HEADERS = 16 * 1024;
    /** In characters, as RFC 2046 has it; text that nearly is a long boundary takes long to look through. */
    private static final int LONGEST_BOUNDARY = 70;
    /** In bytes; a field is text in memory. */
    private static final long LARGEST_FIELD = 8L << 20;

    private final MultiPartFormData.Parts parts;

    private MultipartBody(MultiPartFormData.Parts parts) {
        this.parts = parts;
    }

    /**
     * Reads the parts as they arrive, large ones into files of the folder.
     *
     * @param most the size of one part in bytes at most
     */
    static MultipartBody read(Context context, InputStream body, Path folder, long most) {
        String boundary = boundary(context.header("Content-Type"));
        if (boundary == null || boundary.length() > LONGEST_BOUNDARY) {
            throw broken(context);
        }
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setFilesDirectory(folder);
        parser.setUseFilesForPartsWithoutFileName(true);
        parser.setMaxMemoryFileSize(KEPT_IN_MEMORY);
        parser.setMaxFileSize(most);
        parser.setMaxParts(MOST_PARTS);
        parser.setPartHeadersMaxLength(LONGEST_HEADERS);
        try {
            CompletableFuture<MultiPartFormData.Parts> parts = new CompletableFuture<>();
            parser.parse(Content.Source.from(body), Promise.Invocable.toPromise(parts));
            return new MultipartBody(parts.join());
        } catch (CompletionException | IllegalStateException e) {
            throw refusal(context, e, most);
        }
    }

    /** The content of the one file. */
    InputStream file() {
        List<MultiPart.Part> files = new ArrayList<>();
        for (MultiPart.Part part : parts) {
            if (part.getFileName() != null) {
                files.add(part);
            }
        }
        if (files.size() != 1) {
            throw HttpFailure.malformed(
                    "A multipart body holds exactly one file; this one holds " + files.size() + ".");
        }
        return content(files.get(0));
    }

    /** The text of a field, null if there is none of that name. */
    @Nullable
    String field(String name) throws IOException {
        for (MultiPart.Part part : parts) {
            if (name.equals(part.getName()) && part.getFileName() == null) {
                if (part.getLength() > LARGEST_FIELD) {
                    throw new HttpFailure(
                            ErrorKind.TOO_LARGE,
                            "The field " + name + " may have at most " + (LARGEST_FIELD >> 20) + " MiB.");
                }
                // JSON is UTF-8, whatever charset the part names.
                try (InputStream in = content(part)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return null;
    }

    private static InputStream content(MultiPart.Part part) {
        return Content.Source.asInputStream(part.newContentSource(ByteBufferPool.SIZED_NON_POOLING, 0, -1));
    }

    private static @Nullable String boundary(@Nullable String type) {
        try {
            return type == null ? null : MultiPart.extractBoundary(type);
        } catch (IllegalArgumentException e) {
            // A quote that does not end.
            return null;
        }
    }

    @Override
    public void close() {
        parts.close();
    }

    private static HttpFailure refusal(Context context, RuntimeException fault, long most) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpFailure failure) {
                return failure;
            } else if (cause instanceof IllegalStateException) {
                context.header("Connection", "close");
                return new HttpFailure(
                        ErrorKind.TOO_LARGE,
                        "A multipart body may have at most " + MOST_PARTS + " parts, with headers of at most "
                                + (LONGEST_HEADERS >> 10) + " KiB and a file of at most " + ArrivingBody.size(most)
                                + ".");
            } else if (cause instanceof IOException keeping && !(cause instanceof EOFException)) {
                // The body's own faults are told above, or are no exceptions of input and output: the folder is full.
                throw new UncheckedIOException("a part of a multipart body cannot be kept", keeping);
            }
        }
        return broken(context);
    }

    /** What is left of the body is not read, so the connection ends with the answer, which has to say so. */
    private static HttpFailure broken(Context context) {
        context.header("Connection", "close");
        return HttpFailure.malformed("The multipart body cannot be read. Send one file, with the boundary named.");
    }
}
