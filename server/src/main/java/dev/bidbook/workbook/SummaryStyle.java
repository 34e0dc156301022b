package dev.bidbook.workbook;

/** The cell styles of the Summary sheet. */
enum SummaryStyle {
    TITLE,
    SUBTITLE,
    FIGURE,
    FIGURE_LABEL,
    SECTION,
    HEADER,
    HEADER_NUMBER,
    LABEL,
    LABEL_DATE,
    LABEL_WRAPPED,
    COUNT,
    SHARE,
    TOTAL_LABEL,
    TOTAL,
    TOTAL_SHARE
}
