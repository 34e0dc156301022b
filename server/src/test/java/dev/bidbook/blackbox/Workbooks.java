package dev.bidbook.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.workbook.Tools;
import java.nio.file.Path;

/** Reads and edits workbooks by openpyxl, which knows nothing of us. */
final class Workbooks {

    private static final String OPEN =
            """
            import sys, json, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            main = next(s for s in book.worksheets if s.tables)
            table = next(iter(main.tables.values()))
            headers = [c.value for c in main[table.ref][0]]
            """;

    private static final String TABLE = OPEN
            + """
            rows = [dict(zip(headers, [None if c.value is None else str(c.value) for c in row]))
                    for row in main[table.ref][1:]]
            lists = [v.formula1 for v in main.data_validations.dataValidation if v.type == 'list']
            print(json.dumps({'headers': headers, 'ref': table.ref, 'rows': rows, 'dropdowns': lists}))
            """;

    private static final String EDIT = OPEN
            + """
            for change in json.loads(sys.argv[3]):
                if change[0] == 'delete':
                    main.delete_rows(change[1])
                elif change[0] == 'take':
                    notes = book['Conflicts']
                    place = [c.value for c in notes[1]].index('Take') + 1
                    for row in range(2, notes.max_row + 1):
                        notes.cell(row, place).value = change[1]
                else:
                    main.cell(change[0], headers.index(change[1]) + 1).value = change[2]
            book.save(sys.argv[2])
            """;

    private Workbooks() {}

    /** The workbook's first table: its headers, reference, rows, and the sources of dropdowns on its sheet. */
    static JsonNode table(Path workbook) throws Exception {
        return new ObjectMapper().readTree(run(TABLE, workbook.toString()));
    }

    /**
     * Edits a workbook and saves it elsewhere.
     *
     * @param changes JSON: a list of [row, header, value], ["delete", row], ["take", "mine"]
     */
    static Path edit(Path workbook, Path to, String changes) throws Exception {
        run(EDIT, workbook.toString(), to.toString(), changes);
        return to;
    }

    private static String run(String script, String... arguments) throws Exception {
        return Tools.openpyxl(script, arguments);
    }
}
