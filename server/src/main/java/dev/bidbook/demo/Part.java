package dev.bidbook.demo;

/**
 * A part of the made-up program.
 *
 * @param number the distributor's part number
 * @param customerNumber the customer's own
 * @param manufacturer who makes it
 * @param description what it is
 * @param category its category
 * @param leadTimeDays the supplier's lead time
 * @param unitCost in dollars
 */
record Part(
        String number,
        String customerNumber,
        String manufacturer,
        String description,
        String category,
        int leadTimeDays,
        double unitCost) {}
