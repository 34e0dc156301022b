package dev.bidbook.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through the whole trail and says what is not as it was written. */
final class AuditCheck {

    /** Where one thing is wrong much may be; more than this helps nobody. */
    private static final int MOST = 100;

    private final List<String> faults = new ArrayList<>();
    private final Map<Long, List<AuditTrail.CarriedHead>> carried = new HashMap<>();
    private long count;
    private String previous = AuditEntry.NOTHING;

    AuditCheck(List<AuditTrail.CarriedHead> heads) {
        heads.forEach(head -> carried.computeIfAbsent(head.head().count(), any -> new ArrayList<>())
                .add(head));
    }

    void take(AuditEntry entry) {
        if (entry.seq() > count + 1) {
            fault(
                    entry.seq() == count + 2
                            ? "Entry %d is missing.".formatted(count + 1)
                            : "Entries %d to %d are missing.".formatted(count + 1, entry.seq() - 1));
        } else if (!entry.previous().equals(previous)) {
            fault("Entry %d does not follow entry %d as it is now.".formatted(entry.seq(), count));
        }
        if (!entry.isWhole()) {
            fault("Entry %d was changed after it was written.".formatted(entry.seq()));
        }
        count = entry.seq();
        previous = entry.digest();
        compare(new AuditHead(count, previous));
    }

    private void compare(AuditHead now) {
        List<AuditTrail.CarriedHead> here = carried.remove(now.count());
        if (here != null) {
            here.stream()
                    .filter(head -> !head.head().digest().equals(now.digest()))
                    .forEach(head ->
                            fault("Entry %d is not the one that %s carries.".formatted(now.count(), head.by())));
        }
    }

    /** The faults, once all entries were taken. */
    List<String> ended(HeadFile.@Nullable Kept kept) {
        carried.remove(0L);
        carried.forEach((number, heads) -> heads.forEach(head ->
                fault("The trail ends at entry %d, but %s carries entry %d.".formatted(count, head.by(), number))));
        if (kept != null && kept.fault() != null) {
            fault(kept.fault());
        }
        return faults;
    }

    private void fault(String message) {
        if (faults.size() < MOST) {
            faults.add(message);
        }
    }

    long count() {
        return count;
    }
}
