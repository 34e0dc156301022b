package dev.bidbook.http;

import dev.bidbook.people.Act;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** What is not the API's data: its OpenAPI document, the page of a review, and the page that explains a kind of error. */
final class PageRoutes {

    void register(Routes routes) {
        routes.get("/openapi.json", Act.CALL, this::openApi);
        routes.get("/review/{program}/{week}", Act.CALL, this::review);
        routes.get("/problems/{kind}", Act.CALL, this::problem);
    }

    private void openApi(Context context) throws IOException {
        try (InputStream document = PageRoutes.class.getResourceAsStream("/openapi.json")) {
            if (document == null) {
                throw new IllegalStateException("the OpenAPI document is part of the program");
            }
            context.contentType(Accepts.JSON).result(document.readAllBytes());
        }
    }

    /** The same page for every week: it asks the API for what its own address names. */
    private void review(Context context) throws IOException {
        try (InputStream page = PageRoutes.class.getResourceAsStream("/web/review/index.html")) {
            if (page == null) {
                throw new IllegalStateException("the page of a review is part of the program");
            }
            context.header("Cache-Control", "no-cache").contentType("text/html").result(page.readAllBytes());
        }
    }

    private void problem(Context context) {
        String id = context.pathParam("kind");
        for (ErrorKind kind : ErrorKind.values()) {
            if (kind.id().equals(id)) {
                context.html(
                        """
                        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%2$s</title>
                        <meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/style.css"></head>
                        <body><main class="plain"><h1>%2$s</h1>
                        <p>Error documents of the type <code>/problems/%1$s</code> come with status %3$d. What was wrong
                        stands in the document's <code>detail</code> and <code>problems</code>; each problem says what
                        to do. The page <i>docs/http-api.md</i> explains the API.</p>
                        <p><a href="/">Start page</a></p></main></body></html>
                        """
                                .formatted(kind.id(), kind.title(), kind.status()));
                return;
            }
        }
        throw HttpFailure.notFound("There is no kind of error of that name.");
    }
}
