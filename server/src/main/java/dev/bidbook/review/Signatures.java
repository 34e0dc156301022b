package dev.bidbook.review;

import dev.bidbook.signoff.SignOff;
import dev.bidbook.signoff.SignedChanges;
import dev.bidbook.signoff.SignedSheet;
import dev.bidbook.signoff.SignedSheet.Signature;
import dev.bidbook.signoff.SignedSheet.Standing;
import dev.bidbook.workbook.SignedLine;
import java.util.List;
import java.util.SortedSet;

/** Signatures in the words of a workbook. */
final class Signatures {

    private Signatures() {}

    /** Those that count, the latest first. */
    static List<SignedLine> of(SignedSheet sheet) {
        return sheet.current().stream().map(Signatures::line).toList();
    }

    private static SignedLine line(Signature signature) {
        SignOff signOff = signature.signOff();
        SortedSet<String> branches = signOff.signer().coverage().branches();
        boolean stands = signature.standing() == Standing.STANDING;
        return new SignedLine(
                signOff.signer().person(),
                signOff.signer().role(),
                branches == null ? "all rows" : String.join(", ", branches),
                signOff.at(),
                stands ? "stands" : changed(signature.since()),
                stands);
    }

    private static String changed(SignedChanges since) {
        int cells = since.count();
        int parameters = since.parameters().size();
        if (parameters == 0) {
            return cells == 0 ? "changed since" : cells == 1 ? "1 cell changed since" : cells + " cells changed since";
        }
        return (cells == 0 ? "" : cells + (cells == 1 ? " cell, " : " cells, "))
                + (parameters == 1 ? "1 parameter changed since" : parameters + " parameters changed since");
    }
}
