package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bidbook.workbook.OddValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The sheets that workbooks of ours are made of for other programs, full of odd values. */
enum ProgramSheets {
    WEEKLY_REVIEW(
            "weekly-review/%s/2026-W47",
            "Review",
            Map.of("Comment", "text", "ETA", "date", "IBT qty requested", "whole", "Owner", "text", "Action", "text")),
    SUPPLIER_ISSUES(
            "supplier-issues/%s/2026-12",
            "Issues 2026",
            Map.of("Opened", "date", "Seen at", "moment", "Cost", "decimal", "Share", "decimal", "Closed", "yes")),
    EVERY_KIND(
            "every-kind/%s/all",
            "Everything",
            Map.of(
                    "Words",
                    "text",
                    "More words",
                    "text",
                    "Pieces",
                    "whole",
                    "Share",
                    "decimal",
                    "Price",
                    "decimal",
                    "Due",
                    "date",
                    "Day",
                    "date",
                    "Seen at",
                    "moment",
                    "Closed",
                    "yes",
                    "State",
                    "state"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;
    private final String sheetName;
    private final Map<String, String> editable;

    ProgramSheets(String id, String sheetName, Map<String, String> editable) {
        this.id = id;
        this.sheetName = sheetName;
        this.editable = new TreeMap<>(editable);
    }

    String path(String scope) {
        return "/api/v1/sheets/" + id.formatted(scope);
    }

    String sheetName() {
        return sheetName;
    }

    /** The kinds of the columns that are edited. */
    Map<String, String> editable() {
        return editable;
    }

    /** The cells that are edited, as JSON, by "key / column". */
    Map<String, String> entries(RunningServer server, String scope) throws Exception {
        Map<String, String> cells = new TreeMap<>();
        for (JsonNode row : server.get(path(scope)).json().get("rows")) {
            row.get("values").properties().forEach(cell -> {
                if (editable.containsKey(cell.getKey())) {
                    cells.put(row.get("key").asText() + " / " + cell.getKey(), plain(cell.getValue()));
                }
            });
        }
        return cells;
    }

    /** A value of a kind, the first from this index on that fits; the same for the same index. */
    static JsonNode value(String kind, int index, Predicate<JsonNode> fits) {
        int at = index;
        while (!fits.test(value(kind, at))) {
            at++;
        }
        return value(kind, at);
    }

    private static JsonNode value(String kind, int index) {
        if (index % 11 == 10) {
            return NullNode.instance;
        }
        return switch (kind) {
            case "whole" -> number(OddValues.of(OddValues.WHOLE, index));
            case "decimal" -> number(OddValues.of(OddValues.DECIMALS, index));
            case "date" -> JSON.getNodeFactory().textNode(OddValues.of(OddValues.DATES, index));
            case "moment" -> JSON.getNodeFactory().textNode(OddValues.of(OddValues.MOMENTS, index));
            case "yes" -> JSON.getNodeFactory().booleanNode(index % 2 == 0);
            case "state" -> JSON.getNodeFactory().textNode(new String[] {"Low", "High", "No", "1-2", "007"}[index % 5]);
            default -> JSON.getNodeFactory().textNode(OddValues.of(OddValues.TEXTS, index));
        };
    }

    /** A value as text; the server writes great numbers without exponents. */
    static String plain(JsonNode value) {
        return value.isNumber() ? Double.toString(value.doubleValue()) : value.toString();
    }

    private static JsonNode number(String text) {
        double value = Double.parseDouble(text);
        return value == Math.rint(value) && Math.abs(value) < 1e18
                ? JSON.getNodeFactory().numberNode((long) value)
                : JSON.getNodeFactory().numberNode(value);
    }

    /** Makes the sheets of a scope, each with so many rows and values that fit. */
    static void fill(RunningServer server, Path folder, String scope, int rows, Predicate<JsonNode> fits)
            throws Exception {
        server.json(
                "POST",
                "/api/v1/programs",
                "{\"id\":\"%s\",\"name\":\"Northline\",\"customer\":\"N & Co\"}".formatted(scope));
        Path report = Files.writeString(folder.resolve("report.csv"), report(rows, fits));
        assertThat(server.report("/api/v1/programs/" + scope + "/reports/2026-W47", report)
                        .status())
                .isEqualTo(201);
        JsonNode review = server.get(WEEKLY_REVIEW.path(scope)).json();
        ObjectNode answers = JSON.createObjectNode();
        ArrayNode lines = answers.putArray("rows");
        for (int i = 0; i < rows; i++) {
            ObjectNode line = lines.addObject();
            line.put("key", review.get("rows").get(i).get("key").asText());
            WEEKLY_REVIEW.put(line.putObject("values"), i, fits);
        }
        send(server, WEEKLY_REVIEW.path(scope), answers);
        send(server, SUPPLIER_ISSUES.path(scope), SUPPLIER_ISSUES.rows(rows, fits));
        send(server, EVERY_KIND.path(scope), EVERY_KIND.rows(rows, fits));
    }

    private static void send(RunningServer server, String path, ObjectNode body) throws Exception {
        var answer = server.json("POST", path + "/submissions", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private void put(ObjectNode values, int row, Predicate<JsonNode> fits) {
        int place = 0;
        for (Map.Entry<String, String> column : editable.entrySet()) {
            values.set(column.getKey(), value(column.getValue(), row + 7 * place++, fits));
        }
    }

    private ObjectNode rows(int rows, Predicate<JsonNode> fits) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode lines = body.putArray("rows");
        for (int i = 0; i < rows; i++) {
            ObjectNode values = JSON.createObjectNode();
            if (this == EVERY_KIND) {
                // Keys are odd, too, as long as there are odd texts that fit into one.
                JsonNode text = value("text", i);
                boolean key = i < OddValues.TEXTS.size() && fits.test(text) && text.isTextual();
                values.put("Code", key && text.asText().length() < 100 ? text.asText() : "C-" + i);
            } else {
                values.put("Supplier", "Supplier " + i % 5).put("Issue No", i);
                values.put("Severity", i % 2 == 0 ? "Low" : "No");
            }
            put(values, i, fits);
            lines.addObject().set("values", values);
        }
        return body;
    }

    private static String report(int rows, Predicate<JsonNode> fits) {
        StringBuilder csv = new StringBuilder(
                "Customer,Program,Bid ID,Branch,Part Number,Description,Annualized Qty,Stock Status,On Hand,Next PO ETA,"
                        + "Forecast\r\n");
        for (int i = 0; i < rows; i++) {
            String text = value("text", i, fits.and(JsonNode::isTextual)).asText();
            csv.append("N & Co,Northline,BA-26-0417,")
                    .append(i % 2 == 0 ? "STL" : "0012")
                    .append(',');
            csv.append("%07d".formatted(793_591 + i)).append(",\"");
            csv.append(text.length() > 300 ? "long" : text.replace("\"", "\"\""))
                    .append("\",")
                    .append(52 + i);
            csv.append(i % 3 == 0 ? ",Partial," : ",In Stock,")
                    .append(i)
                    .append(",2026-12-%02d,".formatted(1 + i % 28));
            csv.append(i * 0.37).append("\r\n");
        }
        return csv.toString();
    }
}
