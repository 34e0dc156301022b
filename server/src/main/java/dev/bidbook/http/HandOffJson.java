package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.handoff.DemandBid;
import dev.bidbook.handoff.HandOff;
import dev.bidbook.handoff.Week;
import dev.bidbook.program.Alignment;
import dev.bidbook.program.PhaseChange;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignedSheet;
import dev.bidbook.template.ProgramCount;
import dev.bidbook.template.ProgramCount.What;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a program stands before its hand-off, as JSON. */
final class HandOffJson {

    private HandOffJson() {}

    /** The members of a program's hand-off. */
    static void members(JsonGenerator json, HandOff handOff) throws IOException {
        SheetId sheet = handOff.sheet();
        json.writeStringField("program", handOff.program().id());
        json.writeStringField("name", handOff.program().name());
        json.writeStringField("customer", handOff.program().customer());
        json.writeStringField("phase", handOff.program().phase().word());
        Json.member(json, "sheet", sheet == null ? null : sheet.toString());
        json.writeNumberField("revision", handOff.revision());
        json.writeBooleanField("ready", handOff.isReady());
        json.writeArrayFieldStart("gates");
        for (HandOff.Gate gate : handOff.gates()) {
            gate(json, handOff, gate);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("weeks");
        for (HandOff.SmoothWeek week : handOff.weeks()) {
            week(json, week);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("demandBids");
        for (DemandBid bid : handOff.bids()) {
            write(json, bid);
        }
        json.writeEndArray();
        signatures(json, handOff);
        json.writeArrayFieldStart("phases");
        for (PhaseChange step : handOff.steps()) {
            write(json, step);
        }
        json.writeEndArray();
    }

    private static void signatures(JsonGenerator json, HandOff handOff) throws IOException {
        SignedSheet signatures = handOff.signatures();
        if (signatures == null) {
            json.writeNullField("signatures");
            return;
        }
        json.writeObjectFieldStart("signatures");
        SignOffJson.members(json, signatures);
        json.writeEndObject();
    }

    static void gate(JsonGenerator json, HandOff handOff, HandOff.Gate gate) throws IOException {
        var owner = gate.rule().owner();
        json.writeStartObject();
        json.writeStringField("gate", gate.rule().id());
        json.writeStringField("title", gate.rule().title());
        json.writeBooleanField("open", gate.open());
        json.writeStringField("ask", gate.rule().ask());
        Json.member(json, "owner", owner == null ? null : owner.word());
        json.writeStringField("formula", gate.rule().formula());
        json.writeArrayFieldStart("counts");
        for (HandOff.Count count : gate.counts()) {
            json.writeStartObject();
            json.writeStringField("name", count.count().name());
            json.writeNumberField("value", count.value());
            SignOffJson.texts(json, "named", count.named());
            SignOffJson.texts(json, "links", links(handOff, count));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Where what is counted can be read. */
    private static List<String> links(HandOff handOff, HandOff.Count counted) {
        ProgramCount count = counted.count();
        SheetId sheet = handOff.sheet();
        List<String> links = new ArrayList<>();
        if (count.what() == What.FINDINGS && sheet != null) {
            String findings = "/api/v1/sheets/" + encoded(sheet.template()) + "/" + encoded(sheet.scope()) + "/"
                    + encoded(sheet.period().text()) + "/findings";
            String states = count.open() ? "" : "state=unanswered";
            count.rules()
                    .forEach(rule ->
                            links.add(findings + "?rule=" + encoded(rule) + (states.isEmpty() ? "" : "&" + states)));
            if (count.rules().isEmpty()) {
                links.add(findings + (states.isEmpty() ? "" : "?" + states));
            }
        }
        return links;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void week(JsonGenerator json, HandOff.SmoothWeek smooth) throws IOException {
        Week week = smooth.week();
        json.writeStartObject();
        json.writeStringField("period", week.period().text());
        json.writeBooleanField("smooth", smooth.smooth());
        json.writeNumberField("lines", week.lines());
        json.writeNumberField("open", week.open());
        json.writeNumberField("unanswered", week.unanswered());
        json.writeNumberField("new", week.fresh());
        json.writeNumberField("newHigh", week.freshHigh());
        json.writeBooleanField("completed", week.completed());
        json.writeEndObject();
    }

    /** A new demand bid and its life. */
    static void write(JsonGenerator json, DemandBid bid) throws IOException {
        json.writeStartObject();
        json.writeStringField("bid", bid.bid());
        json.writeStringField("state", bid.state());
        SignOffJson.texts(json, "kinds", bid.kinds());
        json.writeNumberField("lines", bid.lines());
        Json.member(json, "annualizedQty", new CellValue.Number(bid.quantity()));
        json.writeStringField("since", bid.since().text());
        json.writeArrayFieldStart("steps");
        for (DemandBid.Step step : bid.steps()) {
            Instant at = step.at();
            json.writeStartObject();
            json.writeStringField("state", step.state());
            Json.member(json, "by", step.person());
            Json.member(json, "at", at == null ? null : at.toString());
            Json.member(json, "comment", step.comment());
            json.writeBooleanField("fromSheet", step.fromSheet());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A step in a program's life. */
    static void write(JsonGenerator json, PhaseChange step) throws IOException {
        json.writeStartObject();
        members(json, step);
        json.writeEndObject();
    }

    /** The members of a step in a program's life. */
    static void members(JsonGenerator json, PhaseChange step) throws IOException {
        json.writeNumberField("number", step.number());
        json.writeStringField("kind", step.kind().word());
        json.writeStringField("from", step.from().word());
        json.writeStringField("to", step.to().word());
        json.writeStringField("by", step.person());
        json.writeStringField("at", step.at().toString());
        Json.member(json, "reason", step.reason());
        Alignment alignment = step.alignment();
        if (alignment == null) {
            json.writeNullField("alignment");
        } else {
            json.writeObjectFieldStart("alignment");
            json.writeStringField("with", alignment.with());
            json.writeStringField("on", alignment.on().toString());
            json.writeArrayFieldStart("tasks");
            for (Alignment.Task task : alignment.tasks()) {
                json.writeStartObject();
                json.writeStringField("task", task.task());
                json.writeStringField("to", task.to());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        Json.member(json, "signOff", step.signOff());
    }
}
