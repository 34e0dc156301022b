package dev.bidbook.http;

import dev.bidbook.review.WorkbookDownload;
import dev.bidbook.workbook.StartedWorkbook;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EofException;

/**
 * Answers with a new copy of a sheet while it is made: the first bytes are on their way before the rows are read. A slow
 * client holds neither the database nor a place among the heavy requests; it waits for pieces that are made already.
 */
final class WorkbookAnswer {

    private final HeavyWork heavy;

    WorkbookAnswer(HeavyWork heavy) {
        this.heavy = heavy;
    }

    /** Makes a copy. */
    @FunctionalInterface
    interface Copying {
        WorkbookDownload copy() throws Exception;
    }

    void write(Context context, Copying copying) throws Exception {
        try (StartedWorkbook started = heavy.inTurn(() -> start(context, copying.copy()))) {
            started.finish();
        } catch (EofException e) {
            // The client has gone away, which is no fault of anybody's.
            abort(context, e);
        } catch (IOException | RuntimeException e) {
            if (context.res().isCommitted()) {
                abort(context, e);
            }
            throw e;
        }
    }

    private static StartedWorkbook start(Context context, WorkbookDownload download) throws IOException {
        context.disableCompression();
        context.status(200).contentType(Accepts.XLSX);
        context.header("Content-Disposition", FileAnswer.disposition(download.fileName()));
        context.header("Cache-Control", "no-store");
        context.header("X-Bidbook-Revision", Integer.toString(download.revision()));
        // Not the stream of Javalin, which holds everything back until its buffer is full, whoever flushes it.
        OutputStream out = context.res().getOutputStream();
        return download.start(out);
    }

    /** Breaks the connection off, so that nobody takes the part that was sent for the whole. */
    private static void abort(Context context, Exception fault) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getServletChannel()
                .abort(fault);
    }
}
