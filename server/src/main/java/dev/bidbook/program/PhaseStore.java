package dev.bidbook.program;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bidbook.database.JsonText;
import dev.bidbook.program.Alignment.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of steps in programs' lives, which is only ever added to. */
final class PhaseStore {

    private final Handle handle;

    PhaseStore(Handle handle) {
        this.handle = handle;
    }

    /** The steps of a program, the earliest first. */
    List<PhaseChange> of(String program) {
        return handle.createQuery("SELECT number, program, kind, phase_from, phase_to, person, at, reason, alignment,"
                        + " sign_off FROM phase_change WHERE program = ? ORDER BY number")
                .bind(0, program)
                .map((row, context) -> change(row))
                .list();
    }

    int nextNumber() {
        return 1
                + handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM phase_change")
                        .mapTo(Integer.class)
                        .one();
    }

    void insert(PhaseChange change) {
        handle.createUpdate("INSERT INTO phase_change (number, program, kind, phase_from, phase_to, person, at, reason,"
                        + " alignment, sign_off) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, change.number())
                .bind(1, change.program())
                .bind(2, change.kind().word())
                .bind(3, change.from().word())
                .bind(4, change.to().word())
                .bind(5, change.person())
                .bind(6, change.at().toString())
                .bind(7, change.reason())
                .bind(8, json(change.alignment()))
                .bind(9, change.signOff())
                .execute();
    }

    private static PhaseChange change(ResultSet row) throws SQLException {
        return new PhaseChange(
                row.getInt("number"),
                row.getString("program"),
                PhaseChange.Kind.of(row.getString("kind")),
                Phase.named(row.getString("phase_from")).orElseThrow(),
                Phase.named(row.getString("phase_to")).orElseThrow(),
                row.getString("person"),
                Instant.parse(row.getString("at")),
                row.getString("reason"),
                alignment(row.getString("alignment")),
                row.getString("sign_off"));
    }

    /** How an alignment stands in the database. */
    private record AsStored(String with, String on, List<Map<String, String>> tasks) {}

    private static @Nullable String json(@Nullable Alignment alignment) {
        if (alignment == null) {
            return null;
        }
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("with", alignment.with());
        stored.put("on", alignment.on().toString());
        stored.put(
                "tasks",
                alignment.tasks().stream()
                        .map(task -> Map.of("task", task.task(), "to", task.to()))
                        .toList());
        return JsonText.of(stored);
    }

    private static @Nullable Alignment alignment(@Nullable String json) {
        if (json == null) {
            return null;
        }
        AsStored stored = JsonText.read(json, new TypeReference<AsStored>() {});
        return new Alignment(
                stored.with(),
                LocalDate.parse(stored.on()),
                stored.tasks().stream()
                        .map(task -> new Task(task.getOrDefault("task", ""), task.getOrDefault("to", "")))
                        .toList());
    }
}
