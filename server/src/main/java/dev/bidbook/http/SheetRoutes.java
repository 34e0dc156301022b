package dev.bidbook.http;

import dev.bidbook.discussion.Discussions;
import dev.bidbook.finding.Completion;
import dev.bidbook.finding.FindingSummary;
import dev.bidbook.ledger.SheetChanges;
import dev.bidbook.people.Act;
import dev.bidbook.people.Rights;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.review.WorkbookDownload;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Role;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/sheets/…}: the rows as JSON, the workbook, the counts. */
final class SheetRoutes {

    private final Programs programs;
    private final Review review;
    private final Discussions discussions;
    private final Clock clock;
    private final HeavyWork heavy;
    private final WorkbookAnswer answers;
    private final SheetCache cache;

    SheetRoutes(
            Programs programs,
            Review review,
            Discussions discussions,
            Clock clock,
            HttpLimits limits,
            HeavyWork heavy) {
        this.discussions = discussions;
        this.programs = programs;
        this.review = review;
        this.clock = clock;
        this.heavy = heavy;
        this.answers = new WorkbookAnswer(heavy);
        this.cache = new SheetCache(limits.cacheBytes());
    }

    void register(Routes routes) {
        routes.get("/api/v1/sheets/{template}/{scope}/{period}", Act.SEE, this::rows);
        routes.get("/api/v1/sheets/{template}/{scope}/{period}/workbook", Act.SEE, this::workbook);
        routes.get("/api/v1/sheets/{template}/{scope}/{period}/summary", Act.SEE, this::summary);
    }

    /** The sheet that the address names, if there is one or people may begin it; else a {@link HttpFailure}. */
    static SheetId existing(Context context, Review review, Programs programs) {
        SheetId id = Asked.sheet(context, review.templates());
        Program program = ProgramRoutes.find(programs, id.scope());
        Template template = Asked.template(id.template(), review.templates());
        if (template.rows() != RowsFrom.PEOPLE && review.revision(id).isEmpty()) {
            throw HttpFailure.notFound("There is no sheet %s yet. ".formatted(id)
                    + template.derivation()
                            .map(derivation -> "It follows from the sheets of %s, of which there has to be one first."
                                    .formatted(String.join(" and ", derivation.needs())))
                            .orElseGet(() -> "Import its report by POST /api/v1/programs/%s/reports/%s."
                                    .formatted(program.id(), id.period())));
        }
        return id;
    }

    /**
     * What is asked for of a sheet's rows.
     *
     * @param revision as they were then
     * @param since only those that changed after this revision; null for all of them
     * @param listed with their values as lists
     */
    private record Wanted(SheetId id, int revision, @Nullable Integer since, boolean listed) {}

    private void rows(Context context) throws Exception {
        Asked.only(context, "since", "at", "values");
        Accepts.only(context, Accepts.JSON);
        Integer since = Asked.number(context, "since", 0, Integer.MAX_VALUE);
        Integer at = Asked.number(context, "at", 1, Integer.MAX_VALUE);
        if (since != null && at != null) {
            throw HttpFailure.malformed("Ask by ?since= or by ?at=, not by both.");
        }
        boolean listed = listed(context);
        SheetId id = existing(context, review, programs);
        int current = review.revision(id).orElse(0);
        requireRevision(since, current);
        requireRevision(at, current);
        Wanted wanted = new Wanted(id, at == null ? current : at, since, listed);
        String tag = tag(wanted);
        context.header("ETag", "W/\"" + tag + "\"");
        context.header("Cache-Control", "private, no-cache");
        context.header("Vary", "Accept-Encoding");
        if (matches(context.header("If-None-Match"), tag)) {
            context.status(304);
            return;
        }
        SheetCache.Answer answer = cache.find(id + "@" + tag).orElse(null);
        if (answer == null) {
            answer = heavy.inTurn(() -> rendered(wanted, tag));
        }
        send(context, answer);
    }

    private static void requireRevision(@Nullable Integer asked, int current) {
        if (asked != null && asked > current) {
            throw HttpFailure.notFound(
                    "The sheet has no revision " + asked + " yet; it is at revision " + current + ".");
        }
    }

    /** Whether rows are asked for with their values as lists. */
    private static boolean listed(Context context) {
        String values = context.queryParam("values");
        if (values != null && !values.equals("list")) {
            throw HttpFailure.malformed("?values= takes list, and nothing else.");
        }
        return values != null;
    }

    private SheetCache.Answer rendered(Wanted wanted, String tag) throws IOException {
        String name = wanted.id() + "@" + tag;
        Optional<SheetCache.Answer> meanwhile = cache.find(name);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        byte[] plain = wanted.since() == null ? whole(wanted) : changes(wanted, wanted.since());
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(plain.length / 6 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped, 1 << 16)) {
            gzip.write(plain);
        }
        SheetCache.Answer answer = new SheetCache.Answer(name, plain, zipped.toByteArray());
        // An answer for an hour ago or of a few changed rows is not asked for twice.
        if (wanted.since() == null) {
            cache.keep(answer);
        }
        return answer;
    }

    private byte[] whole(Wanted wanted) throws IOException {
        SheetId id = wanted.id();
        SheetContent content = content(id, wanted.revision());
        Completion completion = review.revision(id).orElse(0) == wanted.revision() ? completion(id) : null;
        return Json.bytes(json -> rows(wanted, completion).write(json, content));
    }

    private byte[] changes(Wanted wanted, int since) throws IOException {
        SheetChanges changes = review.changedSince(wanted.id(), since)
                .orElseThrow(() -> HttpFailure.notFound("The sheet has no revision " + since + "."));
        return Json.bytes(json -> rows(wanted, completion(wanted.id())).write(json, changes));
    }

    private SheetJson rows(Wanted wanted, @Nullable Completion completion) {
        Template template = Asked.template(wanted.id().template(), review.templates());
        return new SheetJson(template, completion, discussions.openByRow(wanted.id()), wanted.listed());
    }

    private @Nullable Completion completion(SheetId id) {
        return review.findings().completions().of(id).orElse(null);
    }

    private SheetContent content(SheetId id, int revision) {
        int current = review.revision(id).orElse(0);
        return (revision == current ? review.sheet(id) : review.sheet(id, revision))
                .orElseThrow(() -> HttpFailure.notFound("The sheet has no revision " + revision + "."));
    }

    private static void send(Context context, SheetCache.Answer answer) {
        context.disableCompression();
        context.status(200).contentType(Accepts.JSON);
        String encodings = context.header("Accept-Encoding");
        if (encodings != null
                && Accepts.quality(encodings.replace("gzip", "x/gzip"), "x/gzip") > 0
                && encodings.contains("gzip")) {
            context.header("Content-Encoding", "gzip").result(answer.zipped());
        } else {
            context.result(answer.plain());
        }
    }

    /** What decides the answer's bytes: the revision, the template, and what formulas take from outside the rows. */
    private String tag(Wanted wanted) {
        SheetId id = wanted.id();
        Template template = Asked.template(id.template(), review.templates());
        LocalDate today = LocalDate.now(clock);
        LocalDate asOf =
                id.period().lastDay().filter(last -> last.isBefore(today)).orElse(today);
        String parameters = programs.find(id.scope())
                .map(program -> new TreeMap<>(program.parameters()).toString())
                .orElse("");
        Completion completion = completion(id);
        int completed = completion == null ? 0 : completion.revision();
        CRC32 crc = new CRC32();
        crc.update((template.digest() + "|" + asOf + "|" + completed + "|" + discussions.said(id) + "|" + parameters)
                .getBytes(StandardCharsets.UTF_8));
        String since = wanted.since() == null ? "" : "s" + wanted.since();
        // Not by a format with %d: it would write the digits of the server's language.
        return wanted.revision() + since + "-" + HexFormat.of().toHexDigits(crc.getValue(), 8)
                + (wanted.listed() ? "-list" : "");
    }

    private static boolean matches(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", 50))
                        .map(String::strip)
                        .anyMatch(one ->
                                one.equals("*") || one.equals("W/\"" + tag + "\"") || one.equals("\"" + tag + "\""));
    }

    private void workbook(Context context) throws Exception {
        Asked.only(context);
        Accepts.only(context, Accepts.XLSX);
        String person = Asked.person(context);
        SheetId id = existing(context, review, programs);
        Rights rights = Access.rights(context);
        Writing writing = Writing.of(rights, Asked.template(id.template(), review.templates()));
        answers.write(context, () -> review.workbook(id, person, writing, readsSummaryFirst(context, id))
                .orElseThrow(() -> HttpFailure.notFound("There is no sheet " + id + ".")));
    }

    /** Whether the reader is a RAM or NAM of the program and nobody who fills the sheet. */
    private boolean readsSummaryFirst(Context context, SheetId id) {
        Rights rights = Access.rights(context);
        Set<Role> roles = rights.isAll()
                ? DeskRoutes.named(ProgramRoutes.find(programs, id.scope()), Asked.person(context))
                : rights.roles();
        return WorkbookDownload.opensOnSummary(roles);
    }

    private void summary(Context context) throws Exception {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SheetId id = existing(context, review, programs);
        var counted = heavy.inTurn(() -> review.summary(id))
                .orElseThrow(() -> HttpFailure.notFound("There is no sheet " + id + "."));
        Template template = Asked.template(id.template(), review.templates());
        Optional<FindingSummary> findings = heavy.inTurn(() -> review.findings().summary(id));
        int revision = review.revision(id).orElse(0);
        byte[] answer = Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("sheet", id.toString());
            json.writeNumberField("revision", revision);
            json.writeArrayFieldStart("summaries");
            for (var block : counted) {
                SummaryJson.write(json, block);
            }
            json.writeEndArray();
            if (findings.isPresent()) {
                FindingJson.summary(json, template, findings.get());
            } else {
                json.writeNullField("findings");
            }
            json.writeEndObject();
        });
        context.status(200).contentType(Accepts.JSON).result(answer);
    }
}
