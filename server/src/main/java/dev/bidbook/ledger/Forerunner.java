package dev.bidbook.ledger;

import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;

/** Somebody who begins to work on the rows of an import while they are being stored. Thread-safe. */
public interface Forerunner {

    /** Waits until everything is stored. */
    Forerunner NONE = (template, sheet) -> Run.IDLE;

    /** Gets ready for an import into the sheet. Called before its transaction, so that it may read what is stored. */
    Run before(Template template, SheetId sheet);

    /** One import. */
    interface Run extends AutoCloseable {

        /** Does nothing. */
        Run IDLE = new Run() {
            @Override
            public void coming(ComingRows rows) {
                // Nobody wants to know.
            }

            @Override
            public void close() {
                // Nothing was begun.
            }
        };

        /** The rows that are now stored; called at most once, within the transaction, so that it must not wait for anything. */
        void coming(ComingRows rows);

        /** The import is over, and everybody has been told if there is a new revision. */
        @Override
        void close();
    }
}
