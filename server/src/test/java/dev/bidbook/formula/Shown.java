package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Numbers;
import dev.bidbook.spreadsheet.RawCell;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;

/** A formula's value with its type, as one writes it in a formula: {@code 1.5}, {@code "a"}, {@code TRUE}, {@code #N/A}. */
final class Shown {

    private Shown() {}

    static String of(ValueEval value) {
        if (value instanceof NumberEval number) {
            return number(number.getNumberValue());
        } else if (value instanceof StringEval text) {
            return text(text.getStringValue());
        } else if (value instanceof BoolEval truth) {
            return truth(truth.getBooleanValue());
        } else if (value instanceof ErrorEval error) {
            return error.getErrorString();
        }
        throw new IllegalArgumentException(value == BlankEval.instance ? "blank" : String.valueOf(value));
    }

    static String of(RawCell cell) {
        if (cell instanceof RawCell.Formula formula) {
            return of(formula.result());
        } else if (cell instanceof RawCell.Number number) {
            return number(number.value());
        } else if (cell instanceof RawCell.Moment moment) {
            return number(moment.serial());
        } else if (cell instanceof RawCell.Truth truth) {
            return truth(truth.value());
        } else if (cell instanceof RawCell.Fault fault) {
            return fault.code();
        }
        return text(cell instanceof RawCell.Text text ? text.text() : "");
    }

    static String of(XSSFFormulaEvaluator evaluator, XSSFCell cell) {
        try {
            var value = evaluator.evaluate(cell);
            return switch (value.getCellType()) {
                case NUMERIC -> number(value.getNumberValue());
                case STRING -> text(value.getStringValue());
                case BOOLEAN -> truth(value.getBooleanValue());
                default -> FormulaError.forInt(value.getErrorValue()).getString();
            };
        } catch (RuntimeException e) {
            return "an exception";
        }
    }

    private static String number(double number) {
        return Double.isFinite(number) ? Numbers.plain(new CellValue.Number(number).value()) : "#NUM!";
    }

    private static String text(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String truth(boolean truth) {
        return truth ? "TRUE" : "FALSE";
    }
}
