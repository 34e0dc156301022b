package dev.bidbook.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one shape of every error: RFC 9457 documents. The text of an exception never leaves the server. */
final class Errors {

    static final String CONTENT_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final HttpLimits limits;
    private final Path spool;

    Errors(HttpLimits limits, Path spool) {
        this.limits = limits;
        this.spool = spool;
    }

    void register(RoutesConfig routes) {
        routes.exception(HttpFailure.class, this::failure);
        routes.exception(HttpResponseException.class, this::frameworkAnswer);
        routes.exception(Exception.class, this::fault);
    }

    private void failure(HttpFailure failure, Context context) {
        if (failure.kind() == ErrorKind.INSUFFICIENT_STORAGE) {
            LOG.error("no space left on the disk of the data folder in {} {}", context.method(), context.path());
        } else if (failure.kind() == ErrorKind.BUSY) {
            context.header("Retry-After", "5");
        } else if (failure.kind() == ErrorKind.NOT_SIGNED_IN) {
            context.header("WWW-Authenticate", Access.CHALLENGE);
        }
        write(context, failure.kind(), failure.kind().status(), failure.detail(), failure);
    }

    private void frameworkAnswer(HttpResponseException answer, Context context) {
        ErrorKind kind = ErrorKind.ofStatus(answer.getStatus());
        String methods = answer.getDetails().get("availableMethods");
        String detail = null;
        if (kind == ErrorKind.NOT_FOUND) {
            detail = "Nothing is at " + shortened(context.path()) + ". The addresses are listed in /openapi.json.";
        } else if (methods != null) {
            context.header("Allow", methods);
            detail = "This address takes " + methods + ".";
        }
        write(context, kind, answer.getStatus(), detail, null);
    }

    private void fault(Exception fault, Context context) {
        if (FullDisk.isReasonOf(fault, spool)) {
            context.disableCompression();
            failure(FullDisk.failure(), context);
            return;
        }
        String id = UUID.randomUUID().toString();
        LOG.error("incident {} in {} {}", id, context.method(), context.path(), fault);
        context.disableCompression();
        write(context, ErrorKind.INTERNAL_ERROR, 500, "The incident is logged as " + id + ".", null);
    }

    private void write(
            Context context, ErrorKind kind, int status, @Nullable String detail, @Nullable HttpFailure failure) {
        if (context.res().isCommitted()) {
            return;
        }
        try {
            byte[] document = Json.bytes(json -> {
                json.writeStartObject();
                ProblemJson.head(json, kind, status, detail);
                ProblemJson.problems(
                        json, "problems", failure == null ? List.of() : failure.problems(), limits.problems());
                json.writeEndObject();
            });
            context.removeHeader("ETag").removeHeader("Content-Disposition").removeHeader("Content-Encoding");
            context.header("Cache-Control", "no-store");
            context.status(status).contentType(CONTENT_TYPE).result(document);
        } catch (IOException e) {
            throw new IllegalStateException("memory that cannot be written", e);
        }
    }

    /** Answers for what Jetty refuses before a request comes to a route, such as a broken header. */
    static boolean beforeRoutes(Request request, Response response, Callback callback) throws IOException {
        int status = response.getStatus() < 400 ? 500 : response.getStatus();
        byte[] document = Json.bytes(json -> {
            json.writeStartObject();
            ProblemJson.head(json, ErrorKind.ofStatus(status), status, null);
            json.writeArrayFieldStart("problems");
            json.writeEndArray();
            json.writeEndObject();
        });
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, document.length);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(document), callback);
        return true;
    }

    private static String shortened(String path) {
        return path.length() <= 200 ? path : path.substring(0, 200) + "…";
    }
}
