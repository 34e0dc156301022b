package dev.bidbook.review;

import dev.bidbook.template.Role;
import dev.bidbook.workbook.StartedWorkbook;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** One copy of a sheet, ready to be written. Used once, by one thread. */
public final class WorkbookDownload {

    private static final Set<Role> SUMMARY_READERS = Set.of(Role.RAM, Role.NAM);
    private static final Set<Role> SHEET_WRITERS =
            Set.of(Role.SUPPLY_CHAIN_SPECIALIST, Role.SALES_SUPPORT_MANAGER, Role.IMPLEMENTATION_MANAGER);

    private final String fileName;
    private final String copy;
    private final int revision;
    private final Content content;

    WorkbookDownload(String fileName, String copy, int revision, Content content) {
        this.fileName = fileName;
        this.copy = copy;
        this.revision = revision;
        this.content = content;
    }

    /**
     * Whether somebody in these roles reads the Summary first: a RAM or NAM does, unless the same person fills the sheet.
     */
    public static boolean opensOnSummary(Set<Role> roles) {
        return roles.stream().anyMatch(SUMMARY_READERS::contains)
                && roles.stream().noneMatch(SHEET_WRITERS::contains);
    }

    /** What to call the file, such as {@code weekly-review-northline-2026-W47-r3.xlsx}. */
    public String fileName() {
        return fileName;
    }

    /** The copy's id. */
    public String copy() {
        return copy;
    }

    /** The revision it is made from. */
    public int revision() {
        return revision;
    }

    /** Writes the workbook; the stream is not closed. */
    public void writeTo(OutputStream out) throws IOException {
        try (StartedWorkbook started = start(out)) {
            started.finish();
        }
    }

    /**
     * Writes the beginning of the workbook and makes the rest as far as it can be made before it is written. Only this
     * reads the database and works hard; what is returned must be closed.
     */
    public StartedWorkbook start(OutputStream out) throws IOException {
        return content.start(out);
    }

    /** What makes the bytes. */
    interface Content {
        StartedWorkbook start(OutputStream out) throws IOException;
    }
}
