package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.communication.FindingTold;
import dev.bidbook.finding.Completion;
import dev.bidbook.finding.Finding;
import dev.bidbook.finding.FindingDetails;
import dev.bidbook.finding.FindingSummary;
import dev.bidbook.finding.LineFindings;
import dev.bidbook.finding.WeekCounts;
import dev.bidbook.finding.WeekCounts.RuleCounts;
import dev.bidbook.ledger.RevisionEntry;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings, their counts, and completions as JSON. */
final class FindingJson {

    private FindingJson() {}

    /**
     * A finding with what stands in its row.
     *
     * @param told when it was told to whom, or null if nobody was
     * @param threads how many open threads its row has
     */
    static void write(
            JsonGenerator json, SheetId sheet, FindingDetails details, @Nullable FindingTold told, int threads)
            throws IOException {
        Finding finding = details.finding();
        Rule rule = finding.rule();
        json.writeStartObject();
        json.writeStringField("sheet", sheet.toString());
        json.writeStringField("key", finding.key().text());
        json.writeObjectFieldStart("keyColumns");
        for (Map.Entry<String, CellValue> column : details.keyColumns().entrySet()) {
            Json.member(json, column.getKey(), column.getValue());
        }
        json.writeEndObject();
        json.writeStringField("rule", rule.id());
        json.writeStringField("title", rule.title());
        json.writeStringField("ask", rule.ask());
        json.writeStringField("severity", rule.severity().word());
        json.writeStringField("state", finding.state().word());
        json.writeStringField("opened", finding.opened().text());
        json.writeStringField("lastSeen", finding.lastSeen().text());
        json.writeNumberField("age", finding.age());
        Json.member(
                json,
                "closed",
                finding.closed() == null ? null : finding.closed().text());
        Json.member(json, "why", finding.why());
        Json.member(json, "owner", finding.owner());
        escalation(json, rule);
        json.writeBooleanField("escalated", finding.escalated());
        texts(json, "pointsAt", rule.pointsAt());
        texts(json, "asksFor", rule.asksFor());
        texts(json, "missing", details.missing());
        answers(json, details.answers());
        CommunicationJson.told(json, told);
        json.writeNumberField("threads", threads);
        json.writeEndObject();
    }

    /**
     * What holds on each line.
     *
     * @param together whether lines on which the same holds stand together
     */
    static void write(JsonGenerator json, LineFindings found, boolean together) throws IOException {
        json.writeStartObject();
        json.writeStringField("sheet", found.sheet().toString());
        json.writeNumberField("revision", found.revision());
        if (together) {
            sets(json, found.byFindings());
        } else {
            lines(json, found.lines());
        }
        json.writeEndObject();
    }

    private static void sets(JsonGenerator json, Map<LineFindings.Line, List<RowKey>> sets) throws IOException {
        json.writeArrayFieldStart("sets");
        for (Map.Entry<LineFindings.Line, List<RowKey>> set : sets.entrySet()) {
            json.writeStartObject();
            holding(json, set.getKey());
            json.writeArrayFieldStart("keys");
            for (RowKey key : set.getValue()) {
                json.writeString(key.text());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void lines(JsonGenerator json, Map<RowKey, LineFindings.Line> lines) throws IOException {
        json.writeArrayFieldStart("lines");
        for (Map.Entry<RowKey, LineFindings.Line> line : lines.entrySet()) {
            json.writeStartObject();
            json.writeStringField("key", line.getKey().text());
            holding(json, line.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void holding(JsonGenerator json, LineFindings.Line line) throws IOException {
        texts(json, "open", line.open());
        texts(json, "answered", line.answered());
    }

    private static void answers(JsonGenerator json, Map<String, FindingDetails.Answer> answers) throws IOException {
        json.writeObjectFieldStart("answers");
        for (Map.Entry<String, FindingDetails.Answer> answer : answers.entrySet()) {
            var author = answer.getValue().author();
            json.writeObjectFieldStart(answer.getKey());
            Json.member(json, "value", answer.getValue().value());
            Json.member(json, "by", author == null ? null : author.person());
            Json.member(json, "at", author == null ? null : author.at().toString());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void escalation(JsonGenerator json, Rule rule) throws IOException {
        Rule.Escalation escalation = rule.escalation();
        if (escalation == null) {
            json.writeNullField("escalation");
            return;
        }
        json.writeObjectFieldStart("escalation");
        json.writeStringField("to", escalation.to().word());
        json.writeNumberField("afterWeeks", escalation.afterWeeks());
        json.writeEndObject();
    }

    /** A member with the findings of a sheet in numbers. */
    static void summary(JsonGenerator json, Template template, FindingSummary summary) throws IOException {
        json.writeObjectFieldStart("findings");
        total(json, summary.week().total());
        json.writeNumberField("escalated", summary.escalated());
        json.writeArrayFieldStart("byRule");
        for (Rule rule : template.rules()) {
            json.writeStartObject();
            json.writeStringField("rule", rule.id());
            json.writeStringField("title", rule.title());
            json.writeStringField("severity", rule.severity().word());
            total(json, of(summary.week(), rule));
            json.writeEndObject();
        }
        json.writeEndArray();
        counts(json, "byAge", summary.ages());
        counts(json, "byOwner", summary.owners());
        json.writeObjectFieldStart("byColumn");
        for (Map.Entry<String, Map<String, Integer>> column :
                summary.keyColumns().entrySet()) {
            counts(json, column.getKey(), column.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("trend");
        for (WeekCounts week : summary.trend()) {
            trend(json, week);
        }
        trend(json, summary.week());
        json.writeEndArray();
        json.writeEndObject();
    }

    private static RuleCounts of(WeekCounts week, Rule rule) {
        RuleCounts counts = week.rules().get(rule.id());
        if (counts == null) {
            throw new IllegalStateException("the counts have every rule");
        }
        return counts;
    }

    private static void trend(JsonGenerator json, WeekCounts week) throws IOException {
        json.writeStartObject();
        json.writeStringField("period", week.period().text());
        total(json, week.total());
        json.writeObjectFieldStart("openByRule");
        for (Map.Entry<String, RuleCounts> rule : week.rules().entrySet()) {
            json.writeNumberField(rule.getKey(), rule.getValue().open());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Members that say how many findings there are. */
    static void total(JsonGenerator json, RuleCounts counts) throws IOException {
        json.writeNumberField("open", counts.open());
        json.writeNumberField("unanswered", counts.unanswered());
        json.writeNumberField("answered", counts.answered());
        json.writeNumberField("new", counts.opened());
        json.writeNumberField("closed", counts.closed());
    }

    private static void counts(JsonGenerator json, String name, Map<?, Integer> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<?, Integer> count : counts.entrySet()) {
            json.writeNumberField(String.valueOf(count.getKey()), count.getValue());
        }
        json.writeEndObject();
    }

    /** A member with who closed the sheet and what reopened it since; null if nobody did. */
    static void completion(JsonGenerator json, @Nullable Completion completion) throws IOException {
        if (completion == null) {
            json.writeNullField("completion");
            return;
        }
        json.writeObjectFieldStart("completion");
        members(json, completion);
        json.writeEndObject();
    }

    /** The members of a completion. */
    static void members(JsonGenerator json, Completion completion) throws IOException {
        json.writeStringField("by", completion.person());
        json.writeStringField("at", completion.at().toString());
        json.writeNumberField("revision", completion.revision());
        json.writeBooleanField("reopened", completion.reopened());
        json.writeArrayFieldStart("since");
        for (RevisionEntry entry : completion.since()) {
            json.writeStartObject();
            json.writeNumberField("revision", entry.revision());
            json.writeStringField("kind", entry.kind().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("changed", entry.changed());
            json.writeStringField("by", entry.person());
            json.writeStringField("at", entry.at().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
