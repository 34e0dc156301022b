package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.communication.FindingTold;
import dev.bidbook.finding.Finding;
import dev.bidbook.finding.FindingDetails;
import dev.bidbook.finding.FindingFilter;
import dev.bidbook.finding.FindingPage;
import dev.bidbook.finding.LineFindings;
import dev.bidbook.people.Act;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET …/findings}: what the rules say of a sheet's rows, or of a program's latest sheets. */
final class FindingRoutes {

    private final Programs programs;
    private final Review review;
    private final HttpServer.Exchange exchange;
    private final HeavyWork heavy;

    FindingRoutes(Programs programs, Review review, HttpServer.Exchange exchange, HeavyWork heavy) {
        this.programs = programs;
        this.review = review;
        this.exchange = exchange;
        this.heavy = heavy;
    }

    void register(Routes routes) {
        routes.get("/api/v1/sheets/{template}/{scope}/{period}/findings", Act.SEE, this::ofSheet);
        routes.get("/api/v1/sheets/{template}/{scope}/{period}/findings/lines", Act.SEE, this::ofLines);
        routes.get("/api/v1/programs/{program}/findings", Act.SEE, this::ofProgram);
    }

    private void ofSheet(Context context) throws Exception {
        SheetId id = SheetRoutes.existing(context, review, programs);
        Template template = Asked.template(id.template(), review.templates());
        FindingQuery query = new FindingQuery(context, List.of(template));
        Accepts.only(context, Accepts.JSON);
        FindingFilter filter = query.filter(template).orElse(FindingFilter.OPEN);
        FindingPage page = heavy.inTurn(() -> page(id, filter, query.after(), query.limit()));
        answer(context, page.revision(), List.of(page), page.next());
    }

    private void ofLines(Context context) throws Exception {
        Asked.only(context, "by");
        boolean together = byFindings(context);
        SheetId id = SheetRoutes.existing(context, review, programs);
        Accepts.only(context, Accepts.JSON);
        LineFindings found = heavy.inTurn(() -> review.findings().lines(id));
        context.status(200)
                .contentType(Accepts.JSON)
                .result(Json.bytes(json -> FindingJson.write(json, found, together)));
    }

    /** Whether lines on which the same holds are asked for together. */
    private static boolean byFindings(Context context) {
        String by = context.queryParam("by");
        if (by != null && !by.equals("findings")) {
            throw HttpFailure.malformed("?by= takes findings, and nothing else.");
        }
        return by != null;
    }

    private void ofProgram(Context context) throws Exception {
        String program =
                ProgramRoutes.find(programs, context.pathParam("program")).id();
        FindingQuery query = new FindingQuery(context, review.templates().all());
        Accepts.only(context, Accepts.JSON);
        Pages pages = heavy.inTurn(() -> pages(program, query));
        answer(context, null, pages.pages(), pages.next());
    }

    /** Pages of several sheets, and where the next ones begin, or null after the last. */
    private record Pages(List<FindingPage> pages, @Nullable String next) {}

    /** Pages of the latest sheets, one after the other. */
    private Pages pages(String program, FindingQuery query) {
        List<FindingPage> pages = new ArrayList<>();
        String begin = query.after();
        int slash = begin == null ? -1 : begin.indexOf('/');
        if (begin != null && slash < 1) {
            throw FindingQuery.notAPlace();
        }
        int left = query.limit();
        for (SheetId id : review.findings().latest(program)) {
            int order = begin == null ? 1 : id.template().compareTo(begin.substring(0, slash));
            Optional<FindingFilter> filter = query.filter(Asked.template(id.template(), review.templates()));
            if (order < 0 || filter.isEmpty()) {
                continue;
            }
            if (left == 0) {
                return new Pages(pages, id.template() + "/");
            }
            // Nothing after the slash is the beginning of that template's sheet.
            String after = order == 0 && begin != null ? begin.substring(slash + 1) : "";
            FindingPage page = page(id, filter.get(), after.isEmpty() ? null : after, left);
            pages.add(page);
            if (page.next() != null) {
                return new Pages(pages, id.template() + "/" + page.next());
            }
            left -= page.findings().size();
        }
        return new Pages(pages, null);
    }

    private FindingPage page(SheetId id, FindingFilter filter, @Nullable String after, int limit) {
        try {
            return review.findings().page(id, filter, after, limit);
        } catch (IllegalArgumentException e) {
            throw FindingQuery.notAPlace();
        }
    }

    private void answer(Context context, @Nullable Integer revision, List<FindingPage> pages, @Nullable String next)
            throws IOException {
        context.status(200).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            if (revision != null) {
                json.writeStringField("sheet", pages.get(0).sheet().toString());
                json.writeNumberField("revision", revision);
            }
            json.writeArrayFieldStart("findings");
            for (FindingPage page : pages) {
                write(json, page);
            }
            json.writeEndArray();
            Json.member(json, "next", next);
            json.writeEndObject();
        }));
    }

    private void write(JsonGenerator json, FindingPage page) throws IOException {
        List<Finding> findings =
                page.findings().stream().map(FindingDetails::finding).toList();
        List<@Nullable FindingTold> told = exchange.communications().told(page.sheet(), findings);
        Map<RowKey, Integer> threads =
                findings.isEmpty() ? Map.of() : exchange.discussions().openByRow(page.sheet());
        for (int i = 0; i < findings.size(); i++) {
            int open = threads.getOrDefault(findings.get(i).key(), 0);
            FindingJson.write(json, page.sheet(), page.findings().get(i), told.get(i), open);
        }
    }
}
