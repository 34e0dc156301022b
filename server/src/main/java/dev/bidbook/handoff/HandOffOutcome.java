package dev.bidbook.handoff;

import dev.bidbook.program.PhaseChange;
import dev.bidbook.signoff.SigningOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of signing a hand-off. */
public sealed interface HandOffOutcome {

    /**
     * It is signed.
     *
     * @param signed the signature
     * @param step the step into sales support if that completed the hand-off, or null while other branches are not signed
     */
    record Signed(SigningOutcome.Signed signed, @Nullable PhaseChange step) implements HandOffOutcome {}

    /**
     * Nothing is signed: gates are closed.
     *
     * @param closed which
     */
    record GatesClosed(List<HandOff.Gate> closed) implements HandOffOutcome {}

    /**
     * Nothing is signed: the program's phase does not allow it.
     *
     * @param why why, in sentences
     */
    record NotNow(String why) implements HandOffOutcome {}

    /**
     * Nothing is signed for a reason that every signature has.
     *
     * @param why the reason
     */
    record NotSigned(SigningOutcome why) implements HandOffOutcome {}
}
