package dev.bidbook.workbook;

import java.util.List;

/**
 * A chart of the Summary and where it stands.
 *
 * @param title what stands above it
 * @param shape how it is drawn
 * @param categories the cells along its axis
 * @param series what it shows
 * @param column the column of its left edge, from 0
 * @param row the row of its upper edge, from 0
 * @param height how many rows it covers
 */
record SummaryChart(
        String title,
        ChartXml.Shape shape,
        ChartXml.Cells categories,
        List<ChartXml.Series> series,
        int column,
        int row,
        int height) {}
