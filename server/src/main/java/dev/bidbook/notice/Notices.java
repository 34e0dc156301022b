package dev.bidbook.notice;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where notices are put. Whoever tells something does so within the transaction that brings it about. */
@FunctionalInterface
public interface Notices {

    /** Puts notices there; they are delivered if the transaction is stored, and else forgotten with it. */
    void tell(Handle handle, List<Notice> notices);
}
