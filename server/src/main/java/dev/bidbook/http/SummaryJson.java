package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.review.PeriodCounts.Counted;
import dev.bidbook.sheet.CellValue;
import java.io.IOException;
import java.util.List;

/** A block of a sheet's summary as JSON. */
final class SummaryJson {

    private SummaryJson() {}

    static void write(JsonGenerator json, Counted block) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", block.summary().title());
        json.writeStringField("countBy", block.summary().countBy());
        json.writeObjectFieldStart("counts");
        for (var count : block.counts().entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
        List<String> summed = block.summary().sums();
        if (!summed.isEmpty()) {
            double[] totals = new double[summed.size()];
            json.writeObjectFieldStart("sums");
            for (var sums : block.sums().entrySet()) {
                json.writeFieldName(sums.getKey());
                write(json, summed, sums.getValue());
                for (int i = 0; i < totals.length; i++) {
                    totals[i] += sums.getValue()[i];
                }
            }
            json.writeEndObject();
            json.writeFieldName("totals");
            write(json, summed, totals);
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<String> columns, double[] sums) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < sums.length; i++) {
            Json.member(json, columns.get(i), new CellValue.Number(sums[i]));
        }
        json.writeEndObject();
    }
}
