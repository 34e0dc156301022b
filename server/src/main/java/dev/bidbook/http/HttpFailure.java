package dev.bidbook.http;

import dev.bidbook.validation.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is answered with an error document. What it says is written for the client. */
final class HttpFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final @Nullable String detail;
    private final transient List<Problem> problems;

    HttpFailure(ErrorKind kind, @Nullable String detail, List<Problem> problems) {
        // Without a stack trace: this is an answer, not a fault of the program.
        super(detail, null, false, false);
        this.kind = kind;
        this.detail = detail;
        this.problems = List.copyOf(problems);
    }

    HttpFailure(ErrorKind kind, String detail) {
        this(kind, detail, List.of());
    }

    /** Nothing is at the address, and why. */
    static HttpFailure notFound(String detail) {
        return new HttpFailure(ErrorKind.NOT_FOUND, detail);
    }

    /** Something of the request cannot be understood. */
    static HttpFailure malformed(String detail) {
        return new HttpFailure(ErrorKind.MALFORMED_REQUEST, detail);
    }

    /** What was sent has problems. */
    static HttpFailure problems(List<Problem> problems) {
        return new HttpFailure(ErrorKind.VALIDATION_FAILED, null, problems);
    }

    ErrorKind kind() {
        return kind;
    }

    @Nullable
    String detail() {
        return detail;
    }

    List<Problem> problems() {
        return problems;
    }
}
