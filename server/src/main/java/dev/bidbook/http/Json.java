package dev.bidbook.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Numbers;
import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How JSON is written and what is read of it at most. */
final class Json {

    /** Nothing that is sent here nests deeper than body, rows, row, values. */
    private static final int DEPTH = 12;
    /** Three times what a cell can hold, since what is too long shall be named, not cut off. */
    private static final int TEXT_LENGTH = 100_000;

    private static final int NUMBER_LENGTH = 400;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(TEXT_LENGTH)
                    .maxNumberLength(NUMBER_LENGTH)
                    .maxNameLength(1_000)
                    .build())
            .configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION, false)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(Double.class, new PlainNumber()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    /** Writes 4 and not 4.0. */
    private static final class PlainNumber extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        PlainNumber() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(Numbers.plain(value));
        }
    }

    /** Writes part of a document. */
    @FunctionalInterface
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** Answers with a record, or whatever else Jackson writes. */
    static void answer(Context context, int status, Object answer) {
        try {
            context.status(status).contentType("application/json").result(MAPPER.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }

    /** The bytes of a document that is written piece by piece. */
    static byte[] bytes(Writing writing) throws IOException {
        try (var bytes = new com.fasterxml.jackson.core.util.ByteArrayBuilder(8_192)) {
            try (JsonGenerator json = FACTORY.createGenerator((java.io.OutputStream) bytes)) {
                writing.to(json);
            }
            return bytes.toByteArray();
        }
    }

    /** Writes a value: dates as ISO text, whole numbers without decimals, blanks as null. */
    static void write(JsonGenerator json, CellValue value) throws IOException {
        if (value instanceof CellValue.Text text) {
            json.writeString(text.text());
        } else if (value instanceof CellValue.Number number) {
            double plain = number.value();
            if (plain == Math.rint(plain) && Math.abs(plain) < 1e15) {
                json.writeNumber((long) plain);
            } else {
                json.writeNumber(Numbers.plain(plain));
            }
        } else if (value instanceof CellValue.YesNo yesNo) {
            json.writeBoolean(yesNo.value());
        } else if (value.isBlank()) {
            json.writeNull();
        } else {
            json.writeString(value.display());
        }
    }

    /** Writes a text member, null included. */
    static void member(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, text);
        }
    }

    /** Writes a value as a member. */
    static void member(JsonGenerator json, String name, CellValue value) throws IOException {
        json.writeFieldName(name);
        write(json, value);
    }
}
