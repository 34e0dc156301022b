package dev.bidbook.template;

/**
 * One thing wrong with a template.
 *
 * @param file the file it is in, such as {@code templates/weekly-review/template.yaml}
 * @param line the line it is on, from 1; 0 where the whole file is meant
 * @param column the character in that line, from 1; 0 where the whole file is meant
 * @param message one sentence: what is wrong
 * @param repair one sentence: what to do
 */
public record TemplateProblem(String file, int line, int column, String message, String repair) {

    /** {@code weekly-review/template.yaml:12:5: "kinds" is not a key of a column. Did you mean "kind"?} */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + message + " " + repair;
    }
}
