package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.AreaEvalBase;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.RefEvalBase;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.jspecify.annotations.Nullable;

/** The cells of one row as POI's functions see them; set anew for each row, for one thread. */
final class RowCells {

    /** The rows of the sheet that there seems to be: the row's values, the formulas, the names. */
    static final int VALUES_ROW = 0;

    static final int FORMULAS_ROW = 1;
    static final int NAMES_ROW = 2;

    /** What the cells are to POI, null where nobody has asked yet. */
    private final @Nullable ValueEval[] values;

    private final ValueEval[] names;
    private final @Nullable ValueEval[] shared;
    private final Reference[] references;
    private List<CellValue> row = List.of();

    /**
     * Cells.
     *
     * @param columns how many columns the row has
     * @param names how many names formulas call
     * @param shared how many expressions several formulas have
     */
    RowCells(int columns, int names, int shared) {
        this.values = new ValueEval[columns];
        this.names = new ValueEval[names];
        this.shared = new ValueEval[shared];
        this.references = new Reference[columns];
        for (int i = 0; i < columns; i++) {
            references[i] = new Reference(this, VALUES_ROW, i);
        }
        Arrays.fill(this.names, BlankEval.instance);
    }

    /** Begins with a row. */
    void set(List<CellValue> cells) {
        row = cells;
        Arrays.fill(values, null);
        Arrays.fill(shared, null);
    }

    /** What an expression that several formulas have gave for the row, or null while nobody has asked. */
    @Nullable
    ValueEval shared(int number) {
        return shared[number];
    }

    void setShared(int number, ValueEval value) {
        shared[number] = value;
    }

    /** A reference to a cell. */
    ValueEval reference(int sheetRow, int column) {
        return sheetRow == VALUES_ROW && column >= 0 && column < references.length
                ? references[column]
                : new Reference(this, sheetRow, column);
    }

    /** The unrounded result of a formula, as the formulas that follow see it. */
    void setResult(int column, ValueEval result) {
        values[column] = result;
    }

    void setName(int position, double value) {
        names[position] = new NumberEval(value);
    }

    ValueEval value(int sheetRow, int column) {
        if (sheetRow != VALUES_ROW) {
            return column >= 0 && column < names.length ? names[column] : BlankEval.instance;
        } else if (column < 0 || column >= row.size()) {
            return BlankEval.instance;
        }
        ValueEval value = values[column];
        if (value == null) {
            value = evaluated(row.get(column));
            values[column] = value;
        }
        return value;
    }

    private static ValueEval evaluated(CellValue value) {
        if (value instanceof CellValue.Number number) {
            return new NumberEval(number.value());
        } else if (value instanceof CellValue.Text text) {
            return new StringEval(text.text());
        } else if (value instanceof CellValue.Date date) {
            return new NumberEval(ExcelDays.serial(date.value()));
        } else if (value instanceof CellValue.DateTime dateTime) {
            return new NumberEval(ExcelDays.serial(dateTime.value()));
        } else if (value instanceof CellValue.YesNo yesNo) {
            // The workbook's cell holds the word that people choose, so that is what a formula sees here, too.
            return new StringEval(yesNo.display());
        }
        return BlankEval.instance;
    }

    /** A reference to one cell: a function's argument must stay one, for a bare blank behaves differently. */
    static final class Reference extends RefEvalBase {
        private final RowCells cells;

        Reference(RowCells cells, int row, int column) {
            super(0, row, column);
            this.cells = cells;
        }

        @Override
        public ValueEval getInnerValueEval(int sheetIndex) {
            return cells.value(getRow(), getColumn());
        }

        @Override
        public AreaEval offset(int firstRow, int lastRow, int firstColumn, int lastColumn) {
            return new Area(
                    cells,
                    getRow() + firstRow,
                    getColumn() + firstColumn,
                    getRow() + lastRow,
                    getColumn() + lastColumn);
        }
    }

    /** A reference to cells beside each other. */
    static final class Area extends AreaEvalBase {
        private final RowCells cells;

        Area(RowCells cells, int firstRow, int firstColumn, int lastRow, int lastColumn) {
            super(firstRow, firstColumn, lastRow, lastColumn);
            this.cells = cells;
        }

        @Override
        public ValueEval getRelativeValue(int row, int column) {
            return cells.value(getFirstRow() + row, getFirstColumn() + column);
        }

        @Override
        public ValueEval getRelativeValue(int sheetIndex, int row, int column) {
            return getRelativeValue(row, column);
        }

        @Override
        public AreaEval offset(int firstRow, int lastRow, int firstColumn, int lastColumn) {
            return new Area(
                    cells,
                    getFirstRow() + firstRow,
                    getFirstColumn() + firstColumn,
                    getFirstRow() + lastRow,
                    getFirstColumn() + lastColumn);
        }

        @Override
        public AreaEval getRow(int row) {
            return offset(row, row, 0, getWidth() - 1);
        }

        @Override
        public AreaEval getColumn(int column) {
            return offset(0, getHeight() - 1, column, column);
        }
    }
}
