package dev.bidbook.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line of the program as it is in one week: a part at a branch. It changes from week to week. */
final class Line {

    final String bid;
    final Branch branch;
    final Part part;
    final int annualized;
    int loaded;
    int safetyStock;
    double forecast;
    String partStatus = "Active";

    @Nullable
    String supersededBy;

    boolean stocked = true;
    int onHand;
    int onOrder;

    @Nullable
    LocalDate nextPurchase;

    int transfer;

    @Nullable
    LocalDate transferEta;

    int centerOnHand;

    @Nullable
    LocalDate lastSale;

    Line(String bid, Branch branch, Part part, int annualized) {
        this.bid = bid;
        this.branch = branch;
        this.part = part;
        this.annualized = annualized;
    }

    /** The pieces that four weeks need. */
    int required() {
        return (int) Math.ceil(annualized / 52.0 * 4);
    }

    /** What the report calls its stock. */
    String stockStatus() {
        if (!stocked) {
            return "Not Stocked";
        } else if (onHand == 0) {
            return "Out of Stock";
        }
        return onHand < required() ? "Partial" : "In Stock";
    }

    /** Puts the award's stock and forecast into planning. */
    void load() {
        loaded = annualized;
        safetyStock = required();
        forecast = Math.round(annualized / 12.0 * 100) / 100.0;
    }
}
