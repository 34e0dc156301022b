package dev.bidbook.addin;

/**
 * Something that Excel would stumble over in a manifest, mostly without saying what it was.
 *
 * @param place where it is: the names of the elements from the root, each with its id if it has one
 * @param fault one sentence: what is wrong
 * @param repair one sentence: what to do
 */
public record ManifestProblem(String place, String fault, String repair) {

    @Override
    public String toString() {
        return place + ": " + fault + " " + repair;
    }
}
