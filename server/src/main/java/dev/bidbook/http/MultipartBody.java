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
        String type = context.contentType();
        String boundary = type == null ? null : MultiPart.extractBoundary(type);
        if (boundary == null) {
            throw broken(context);
        }
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setFilesDirectory(folder);
        parser.setUseFilesForPartsWithoutFileName(true);
        parser.setMaxMemoryFileSize(KEPT_IN_MEMORY);
        parser.setMaxFileSize(most);
        parser.setMaxParts(MOST_PARTS);
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
        return Content.Source.asInputStream(files.get(0).newContentSource(ByteBufferPool.SIZED_NON_POOLING, 0, -1));
    }

    /** The text of a field, null if there is none of that name. */
    @Nullable
    String field(String name) {
        for (MultiPart.Part part : parts) {
            if (name.equals(part.getName()) && part.getFileName() == null) {
                return part.getContentAsString(StandardCharsets.UTF_8);
            }
        }
        return null;
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
                return ArrivingBody.tooLarge(most);
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
