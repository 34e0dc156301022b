package dev.bidbook.signoff;

import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignedSheet.Signature;
import dev.bidbook.signoff.SignedSheet.Standing;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Tells what signatures are worth now. Thread-safe. */
final class Standings {

    /** How signatures are looked at. */
    enum Look {
        /** All of them, by what is stored. */
        AT_ALL,
        /** By what is stored; those under other sheets do not count. */
        AT_THE_WEEK,
        /** A sheet at the revision that was signed is taken for unchanged. */
        QUICK
    }

    private final LedgerReader ledger;
    private final Fingerprints fingerprints;

    Standings(LedgerReader ledger) {
        this.ledger = ledger;
        this.fingerprints = new Fingerprints(ledger);
    }

    Fingerprint fingerprint(Template template, SheetId id) {
        return fingerprints.of(template, id);
    }

    /**
     * The signatures and what they are worth.
     *
     * @param signOffs the earliest first; those under a hand-off may be of other sheets than the one that is asked for
     */
    SignedSheet of(Template template, SheetId id, List<SignOff> signOffs, Map<String, Double> parameters, Look look) {
        int revision = ledger.revision(id).orElse(0);
        Map<String, String> latest = new HashMap<>();
        signOffs.forEach(one -> latest.put(one.signer().person(), one.id()));
        List<Signature> signatures = new ArrayList<>();
        for (SignOff one : signOffs) {
            String replacedBy = latest.get(one.signer().person());
            signatures.add(
                    one.id().equals(replacedBy)
                            ? worth(template, id, one, parameters, look)
                            : signature(one, Standing.REPLACED, replacedBy));
        }
        List<String> open = open(template, id, signatures);
        Collections.reverse(signatures);
        boolean any = signatures.stream().anyMatch(one -> one.standing() == Standing.STANDING);
        return new SignedSheet(id, revision, any && open.isEmpty(), open, List.copyOf(signatures));
    }

    private static Signature signature(SignOff signOff, Standing standing, @Nullable String replacedBy) {
        return new Signature(
                signOff, signOff.withdrawal() == null ? standing : Standing.WITHDRAWN, SignedChanges.NONE, replacedBy);
    }

    private Signature worth(Template template, SheetId id, SignOff one, Map<String, Double> parameters, Look look) {
        boolean elsewhere = look == Look.AT_THE_WEEK && !one.sheet().equals(id);
        if (elsewhere) {
            return signature(one, Standing.CHANGED, null);
        } else if (one.withdrawal() != null || isUnchanged(template, one, parameters, look == Look.QUICK)) {
            return signature(one, Standing.STANDING, null);
        }
        SignedChanges since = new ChangesSince(ledger, template, one.sheet())
                .of(one.revision(), one.signer().coverage(), one.parameters(), parameters);
        return new Signature(one, Standing.CHANGED, since, null);
    }

    private boolean isUnchanged(Template template, SignOff one, Map<String, Double> parameters, boolean quick) {
        if (quick
                && ledger.revision(one.sheet()).orElse(0) == one.revision()
                && one.parameters().equals(parameters)) {
            return true;
        }
        List<String> gates = one.gates().lines().toList();
        return fingerprint(template, one.sheet())
                .digest(one.sheet(), one.signer().coverage(), parameters, gates)
                .equals(one.digest());
    }

    /** The branches that have rows and no signature under them that stands. */
    private List<String> open(Template template, SheetId id, List<Signature> signatures) {
        Set<String> covered = new HashSet<>();
        for (Signature one : signatures) {
            SortedSet<String> branches = one.signOff().signer().coverage().branches();
            if (one.standing() == Standing.STANDING && branches == null) {
                return List.of();
            } else if (one.standing() == Standing.STANDING && branches != null) {
                covered.addAll(branches);
            }
        }
        return signatures.isEmpty()
                ? List.of()
                : fingerprint(template, id).branches().keySet().stream()
                        .filter(branch -> !covered.contains(branch))
                        .toList();
    }
}
