package dev.bidbook.workbook;

import dev.bidbook.template.Parameter;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a workbook says of itself, by the slots of its frame where it says so. */
final class WorkbookTexts {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();

    WorkbookTexts(WorkbookContent content) {
        fillTexts(content);
        fillNumbers(content);
    }

    /** Fills a slot; one that nobody knows stays empty. */
    void fill(String slot, XmlBuffer xml) throws IOException {
        Double number = numbers.get(slot);
        if (number != null) {
            xml.number(number);
        } else {
            xml.text(text(slot));
        }
    }

    /** The text of a slot, perhaps empty. */
    String text(String slot) {
        return texts.getOrDefault(slot, "");
    }

    private void fillTexts(WorkbookContent content) {
        WorkbookTitle title = content.title();
        WorkbookIdentity identity = content.identity();
        String heading = content.template().title() + "  \u00B7  " + title.program() + "  \u00B7  " + title.period();
        texts.put("heading", heading);
        texts.put(
                "subtitle",
                (title.customer().isEmpty() ? "" : title.customer() + "  \u00B7  ") + "Revision " + identity.revision()
                        + "  \u00B7  Made for " + title.person() + " on " + minutes(title.madeAt()) + signed(title));
        texts.put("made at", title.madeAt().truncatedTo(ChronoUnit.SECONDS).toString());
        texts.put("identity", identity.titleText());
        // In a header, & begins a code.
        texts.put("print heading", heading.replace("&", "&&"));
        texts.put("print identity", identity.titleText().replace("&", "&&"));
        texts.put("Bidbook copy", identity.copy());
        texts.put("Bidbook template", identity.template());
        texts.put("Bidbook template version", String.valueOf(identity.templateVersion()));
        texts.put("Bidbook scope", identity.scope());
        texts.put("Bidbook period", identity.period());
        texts.put("Bidbook revision", String.valueOf(identity.revision()));
    }

    /** The moment to the minute. */
    static String minutes(Instant at) {
        return MINUTES.format(at);
    }

    /** Who signed last, and how many others did. */
    private static String signed(WorkbookTitle title) {
        List<SignedLine> lines = title.signatures();
        if (lines.isEmpty()) {
            return "";
        }
        SignedLine last = lines.get(0);
        String others = lines.size() == 1 ? "" : ", and by " + (lines.size() - 1) + " more";
        return "  \u00B7  Signed by " + last.person() + " (" + last.role() + ") on " + minutes(last.at()) + others
                + (lines.stream().allMatch(SignedLine::stands) ? "" : ", changed since: see Summary");
    }

    private void fillNumbers(WorkbookContent content) {
        numbers.put(FramePart.numberSlot(0), CellXml.serial(content.asOf()));
        List<Parameter> parameters = content.template().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            numbers.put(
                    FramePart.numberSlot(GuideFrame.FIRST_PARAMETER + i),
                    content.parameters().getOrDefault(parameter.name(), parameter.value()));
        }
    }
}
