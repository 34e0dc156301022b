package dev.bidbook.program;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bidbook.database.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The table of programs. */
final class ProgramStore {

    private static final String COLUMNS = "id, name, customer, phase, members, parameters, created_at, created_by";

    private final Handle handle;

    ProgramStore(Handle handle) {
        this.handle = handle;
    }

    List<Program> all() {
        return handle.createQuery("SELECT " + COLUMNS + " FROM program ORDER BY id")
                .map((row, context) -> program(row))
                .list();
    }

    Optional<Program> find(String id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM program WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> program(row))
                .findOne();
    }

    void insert(Program program) {
        store(
                program,
                "INSERT INTO program (" + COLUMNS + ") VALUES "
                        + "(:id, :name, :customer, :phase, :members, :parameters, :createdAt, :createdBy)");
    }

    void update(Program program) {
        store(
                program,
                "UPDATE program SET name = :name, customer = :customer, phase = :phase, members = :members, "
                        + "parameters = :parameters, created_at = :createdAt, created_by = :createdBy WHERE id = :id");
    }

    private void store(Program program, String statement) {
        handle.createUpdate(statement)
                .bind("id", program.id())
                .bind("name", program.name())
                .bind("customer", program.customer())
                .bind("phase", program.phase().word())
                .bind("members", MembersText.of(program.members()))
                .bind("parameters", JsonText.of(program.parameters()))
                .bind("createdAt", program.createdAt().toString())
                .bind("createdBy", program.createdBy())
                .execute();
    }

    private static Program program(ResultSet row) throws SQLException {
        return new Program(
                row.getString("id"),
                row.getString("name"),
                row.getString("customer"),
                Phase.named(row.getString("phase")).orElseThrow(),
                MembersText.read(row.getString("members")),
                JsonText.read(row.getString("parameters"), new TypeReference<TreeMap<String, Double>>() {}),
                Instant.parse(row.getString("created_at")),
                row.getString("created_by"));
    }
}
