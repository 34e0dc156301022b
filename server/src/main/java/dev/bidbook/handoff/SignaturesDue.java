package dev.bidbook.handoff;

import dev.bidbook.desk.Reader;
import dev.bidbook.desk.SignatureSource;
import dev.bidbook.desk.Waiting;
import dev.bidbook.finding.Completion;
import dev.bidbook.finding.Findings;
import dev.bidbook.people.Act;
import dev.bidbook.program.Phase;
import dev.bidbook.program.PhaseChange;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignOffs;
import dev.bidbook.signoff.SignedSheet;
import dev.bidbook.signoff.SignedSheet.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What RAM and NAM have to sign: latest weeks that were completed, and programs whose gates are open in a soft hand-off. Whose
 * own signature stands is not asked again; whose signed content was changed since is. Thread-safe.
 */
public final class SignaturesDue implements SignatureSource {

    private final Programs programs;
    private final Findings findings;
    private final SignOffs signOffs;
    private final HandOffs handOffs;

    /** What is due in these programs. */
    public SignaturesDue(Programs programs, Findings findings, SignOffs signOffs, HandOffs handOffs) {
        this.programs = programs;
        this.findings = findings;
        this.signOffs = signOffs;
        this.handOffs = handOffs;
    }

    @Override
    public List<Waiting.Signature> waitingFor(Reader reader, int most) {
        List<Waiting.Signature> due = new ArrayList<>();
        reader.roles().forEach((id, roles) -> {
            if (due.size() < most && roles.stream().anyMatch(Act.SIGN::isFor)) {
                programs.find(id).ifPresent(program -> {
                    handOff(program, reader.person()).ifPresent(due::add);
                    weeks(program, reader.person(), due);
                });
            }
        });
        return due.subList(0, Math.min(due.size(), most));
    }

    private Optional<Waiting.Signature> handOff(Program program, String person) {
        if (program.phase() != Phase.SOFT_HAND_OFF) {
            return Optional.empty();
        }
        HandOff stands = handOffs.of(program);
        PhaseChange begun = stands.handOff();
        SheetId sheet = stands.sheet();
        SignedSheet signatures = stands.signatures();
        if (begun == null || sheet == null || signatures == null || !stands.isReady()) {
            return Optional.empty();
        }
        return words(signatures, person, "the hand-off").map(what -> new Waiting.Signature(sheet, what, begun.at()));
    }

    private void weeks(Program program, String person, List<Waiting.Signature> due) {
        var completions = findings.completions().of(program.id());
        for (SheetId sheet : findings.latest(program.id())) {
            Completion completion = completions.get(sheet);
            if (completion != null && !completion.reopened()) {
                words(signOffs.of(sheet), person, "the week")
                        .ifPresent(what -> due.add(new Waiting.Signature(sheet, what, completion.at())));
            }
        }
    }

    /** What the person has to sign; empty if nothing is open, or nothing that the person has not signed. */
    private static Optional<String> words(SignedSheet signatures, String person, String what) {
        if (signatures.signed()) {
            return Optional.empty();
        }
        Optional<SignedSheet.Signature> own = signatures.current().stream()
                .filter(one -> one.signOff().signer().person().equals(person))
                .findFirst();
        if (own.isEmpty()) {
            return Optional.of(what);
        }
        return own.get().standing() == Standing.CHANGED
                ? Optional.of(what + ", changed since you signed")
                : Optional.empty();
    }
}
