package dev.bidbook.http;

import java.util.Locale;

/**
 * The kinds of error documents. Their ids are what programs rely on and never change; {@code docs/http-api.md} explains
 * each.
 */
enum ErrorKind {
    MALFORMED_REQUEST(400, "The request is not of the form it should have"),
    NOT_SIGNED_IN(401, "Sign in first"),
    FOREIGN_CALLER(403, "Calls from other sites are refused"),
    NOT_ALLOWED(403, "This is not yours to do"),
    PASSWORD_DUE(403, "The one-time password has to be changed first"),
    NOT_FOUND(404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(405, "This address does not take this method"),
    NOT_ACCEPTABLE(406, "None of the asked-for forms can be answered"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),
    CONFLICT(409, "Somebody else changed the same cells"),
    ALREADY_EXISTS(409, "This already exists"),
    NOTHING_TO_UNDO(409, "There is nothing left to undo"),
    UNANSWERED_FINDINGS(409, "Findings wait for answers"),
    HTTPS_NEEDED(409, "Excel takes add-ins from https addresses only"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This form of content is not taken here"),
    VALIDATION_FAILED(422, "What was sent has problems; nothing is stored"),
    RETRY_KEY_REUSED(422, "The Idempotency-Key was used before with another request"),
    TOO_MANY_ATTEMPTS(429, "There were too many attempts"),
    INTERNAL_ERROR(500, "Something went wrong in the server"),
    BUSY(503, "The server is busy"),
    INSUFFICIENT_STORAGE(507, "There is no space left on the server's disk");

    private final int status;
    private final String title;

    ErrorKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The relative address that stands in a document's {@code type}. */
    String type() {
        return "/problems/" + id();
    }

    /** The kind for a status that the web framework answers by itself. */
    static ErrorKind ofStatus(int status) {
        return switch (status) {
            case 401 -> NOT_SIGNED_IN;
            case 403 -> FOREIGN_CALLER;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> VALIDATION_FAILED;
            case 429 -> TOO_MANY_ATTEMPTS;
            case 503 -> BUSY;
            case 507 -> INSUFFICIENT_STORAGE;
            default -> status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST;
        };
    }
}
