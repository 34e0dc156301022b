package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.formula.EvaluationSheet;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of three rows that exists only for POI's evaluator: the values of one row of ours, the formulas, the names.
 * Its cells are set anew for each row; for one thread.
 */
final class PoiSheet implements EvaluationSheet {

    private static final Cell[] NONE = {};

    private final Cell[] values;
    private final Cell[] formulas;
    private final Cell[] names;

    PoiSheet(int columns, int names) {
        this.values = cells(columns, RowCells.VALUES_ROW, CellType.BLANK);
        this.formulas = cells(columns, RowCells.FORMULAS_ROW, CellType.FORMULA);
        this.names = cells(names, RowCells.NAMES_ROW, CellType.BLANK);
    }

    private Cell[] cells(int count, int row, CellType type) {
        Cell[] cells = new Cell[count];
        for (int i = 0; i < count; i++) {
            cells[i] = new Cell(this, row, i, type);
        }
        return cells;
    }

    /** The cell that holds the formula of a column. */
    EvaluationCell formula(int column) {
        return formulas[column];
    }

    void set(int column, CellValue value) {
        values[column].set(value);
    }

    /** The unrounded result of a formula, as the formulas that follow see it. */
    void setResult(int column, ValueEval result) {
        Cell cell = values[column];
        if (result instanceof NumberEval number) {
            cell.setNumber(number.getNumberValue());
        } else if (result instanceof StringEval text) {
            cell.setText(text.getStringValue());
        } else if (result instanceof BoolEval truth) {
            cell.setTruth(truth.getBooleanValue());
        } else if (result instanceof ErrorEval error) {
            cell.setError(error.getErrorCode());
        } else {
            cell.set(CellValue.Blank.BLANK);
        }
    }

    void setName(int position, double value) {
        names[position].setNumber(value);
    }

    @Override
    public @Nullable EvaluationCell getCell(int row, int column) {
        Cell[] cells =
                switch (row) {
                    case RowCells.VALUES_ROW -> values;
                    case RowCells.FORMULAS_ROW -> formulas;
                    case RowCells.NAMES_ROW -> names;
                    default -> NONE;
                };
        Cell cell = column < cells.length ? cells[column] : null;
        return cell == null || cell.type == CellType.BLANK ? null : cell;
    }

    @Override
    public void clearAllCachedResultValues() {
        // nothing is cached here
    }

    @Override
    public int getLastRowNum() {
        return RowCells.NAMES_ROW;
    }

    @Override
    public boolean isRowHidden(int row) {
        return false;
    }

    /** One cell; an array of them is made once for many rows. */
    private static final class Cell implements EvaluationCell {
        private final PoiSheet sheet;
        private final int row;
        private final int column;
        private CellType type;
        private double number;
        private String text = "";
        private boolean truth;

        Cell(PoiSheet sheet, int row, int column, CellType type) {
            this.sheet = sheet;
            this.row = row;
            this.column = column;
            this.type = type;
        }

        void set(CellValue value) {
            if (value instanceof CellValue.Text written) {
                setText(written.text());
            } else if (value instanceof CellValue.Number counted) {
                setNumber(counted.value());
            } else if (value instanceof CellValue.Date date) {
                setNumber(ExcelDays.serial(date.value()));
            } else if (value instanceof CellValue.DateTime dateTime) {
                setNumber(ExcelDays.serial(dateTime.value()));
            } else if (value instanceof CellValue.YesNo yesNo) {
                // The workbook's cell holds the word that people choose, so that is what a formula sees here, too.
                setText(yesNo.display());
            } else {
                type = CellType.BLANK;
            }
        }

        void setNumber(double value) {
            type = CellType.NUMERIC;
            number = value;
        }

        void setText(String value) {
            type = CellType.STRING;
            text = value;
        }

        void setTruth(boolean value) {
            type = CellType.BOOLEAN;
            truth = value;
        }

        void setError(int code) {
            type = CellType.ERROR;
            number = code;
        }

        @Override
        public Object getIdentityKey() {
            return this;
        }

        @Override
        public EvaluationSheet getSheet() {
            return sheet;
        }

        @Override
        public int getRowIndex() {
            return row;
        }

        @Override
        public int getColumnIndex() {
            return column;
        }

        @Override
        public CellType getCellType() {
            return type;
        }

        @Override
        public double getNumericCellValue() {
            return number;
        }

        @Override
        public String getStringCellValue() {
            return text;
        }

        @Override
        public boolean getBooleanCellValue() {
            return truth;
        }

        @Override
        public int getErrorCellValue() {
            return (int) number;
        }

        @Override
        public @Nullable CellRangeAddress getArrayFormulaRange() {
            return null;
        }

        @Override
        public boolean isPartOfArrayFormulaGroup() {
            return false;
        }

        @Override
        public CellType getCachedFormulaResultType() {
            return CellType.BLANK;
        }
    }
}
