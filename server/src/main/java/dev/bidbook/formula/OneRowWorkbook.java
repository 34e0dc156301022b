package dev.bidbook.formula;

import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.EvaluationSheet;
import org.apache.poi.ss.formula.EvaluationWorkbook;
import org.apache.poi.ss.formula.FormulaParsingWorkbook;
import org.apache.poi.ss.formula.SheetIdentifier;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.udf.AggregatingUDFFinder;
import org.apache.poi.ss.formula.udf.IndexedUDFFinder;
import org.apache.poi.ss.formula.udf.UDFFinder;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Table;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * The workbook in which POI parses formulas over one row and believes its functions to be called: one sheet, whose cells
 * nobody asks for, no names, no links, POI's functions. Immutable and thread-safe.
 */
class OneRowWorkbook implements EvaluationWorkbook, FormulaParsingWorkbook {

    /** The functions that Excel added after the file format, by name. */
    static final UDFFinder FUNCTIONS = new IndexedUDFFinder(AggregatingUDFFinder.DEFAULT);

    private static final EvaluationSheet EMPTY = new EmptySheet();

    @Override
    public Ptg[] getFormulaTokens(EvaluationCell cell) {
        return new Ptg[0];
    }

    @Override
    public @Nullable Ptg getNameXPtg(String name, @Nullable SheetIdentifier identifier) {
        return identifier == null && FUNCTIONS.findFunction(name) != null ? new NameXPxg(null, name) : null;
    }

    @Override
    public UDFFinder getUDFFinder() {
        return FUNCTIONS;
    }

    @Override
    public EvaluationSheet getSheet(int index) {
        return EMPTY;
    }

    @Override
    public String getSheetName(int index) {
        return "Row";
    }

    @Override
    public int getSheetIndex(EvaluationSheet wanted) {
        return 0;
    }

    @Override
    public int getSheetIndex(String name) {
        return name.equals("Row") ? 0 : -1;
    }

    @Override
    public SpreadsheetVersion getSpreadsheetVersion() {
        return SpreadsheetVersion.EXCEL2007;
    }

    @Override
    public void clearAllCachedResultValues() {
        // nothing is cached here
    }

    @Override
    public @Nullable ExternalSheet getExternalSheet(int externSheetIndex) {
        return null;
    }

    @Override
    public @Nullable ExternalSheet getExternalSheet(
            @Nullable String firstSheet, @Nullable String lastSheet, int externalWorkbookNumber) {
        return null;
    }

    @Override
    public int convertFromExternSheetIndex(int externSheetIndex) {
        return 0;
    }

    @Override
    public @Nullable ExternalName getExternalName(int externSheetIndex, int externNameIndex) {
        return null;
    }

    @Override
    public @Nullable ExternalName getExternalName(
            String nameName, @Nullable String sheetName, int externalWorkbookNumber) {
        return null;
    }

    @Override
    public @Nullable EvaluationName getName(NamePtg name) {
        return null;
    }

    @Override
    public @Nullable EvaluationName getName(String name, int sheetIndex) {
        return null;
    }

    @Override
    public String resolveNameXText(NameXPtg name) {
        return "";
    }

    @Override
    public Name createName() {
        throw new IllegalStateException("a formula over one row names nothing new");
    }

    @Override
    public @Nullable Table getTable(String name) {
        return null;
    }

    @Override
    public @Nullable Ptg get3DReferencePtg(CellReference reference, SheetIdentifier where) {
        return null;
    }

    @Override
    public @Nullable Ptg get3DReferencePtg(AreaReference reference, SheetIdentifier where) {
        return null;
    }

    @Override
    public int getExternalSheetIndex(String sheetName) {
        return -1;
    }

    @Override
    public int getExternalSheetIndex(String workbookName, String sheetName) {
        return -1;
    }

    /** Formulas have the cells of their row by themselves. */
    private static final class EmptySheet implements EvaluationSheet {
        @Override
        public @Nullable EvaluationCell getCell(int row, int column) {
            return null;
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
    }
}
