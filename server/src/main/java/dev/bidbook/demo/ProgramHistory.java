package dev.bidbook.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The lines of the made-up program, and how they go on from week to week. The same seed makes the same history. */
final class ProgramHistory {

    static final String FIRST_BID = "HT-26-0093";
    static final String SECOND_BID = "HT-26-0118";

    private final Random random;
    private final List<Part> parts = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private LocalDate monday;

    ProgramHistory(long seed, LocalDate firstMonday) {
        this.random = new Random(seed);
        this.monday = firstMonday;
        inventParts();
        for (int i = 0; i < parts.size(); i++) {
            award(parts.get(i), i);
        }
        for (Line line : lines) {
            begin(line);
        }
        part(4).forEach(line -> supersede(line, part(4).get(0).part.number() + "B"));
        part(17).forEach(line -> supersede(line, "PF7788S; PF7789S"));
        part(31).forEach(this::discontinue);
        part(46).forEach(line -> line.partStatus = "Supplier Hold");
    }

    /** The lines as they are now. */
    List<Line> lines() {
        return lines;
    }

    /** The Monday of the week that the lines are of. */
    LocalDate monday() {
        return monday;
    }

    /** A week goes by. */
    void nextWeek() {
        monday = monday.plusWeeks(1);
        for (Line line : lines) {
            sell(line);
            receive(line);
            plan(line);
        }
        // A part that was superseded once is superseded again: a chain.
        part(4).forEach(line -> {
            if (random.nextInt(3) > 0) {
                line.supersededBy = line.part.number() + "C";
            }
        });
        part(9 + random.nextInt(3)).forEach(line -> supersede(line, line.part.number() + "-2"));
        part(52 + random.nextInt(4)).forEach(this::discontinue);
        part(46).forEach(line -> line.partStatus = random.nextInt(4) == 0 ? "Active" : line.partStatus);
        comeAndGo();
    }

    private void inventParts() {
        Set<String> numbers = new HashSet<>();
        int index = 0;
        // Each size twice, as two makes of vehicle need it.
        for (String vehicle : List.of("", " (articulated)")) {
            for (PartFamily family : PartFamily.ALL) {
                for (String size : family.sizes()) {
                    Part part = family.part(size + vehicle, index++, random);
                    if (numbers.add(part.number())) {
                        parts.add(part);
                    }
                }
            }
        }
    }

    private void award(Part part, int index) {
        int weekly = 1 + random.nextInt(9);
        for (Branch branch : Branch.ALL) {
            if (random.nextInt(100) < 36) {
                continue;
            }
            int annualized = random.nextInt(5) == 0 ? 1 + random.nextInt(5) : weekly * (4 + random.nextInt(40));
            lines.add(new Line(index % 9 == 8 ? SECOND_BID : FIRST_BID, branch, part, annualized));
        }
    }

    private void begin(Line line) {
        line.load();
        line.stocked = line.annualized > 5 || random.nextInt(3) > 0;
        line.onHand = line.stocked ? random.nextInt(line.required() * 2 + 2) : 0;
        line.centerOnHand = random.nextInt(400);
        line.lastSale = random.nextInt(12) == 0 ? null : monday.minusDays(2 + random.nextInt(200));
        if (random.nextInt(14) == 0) {
            line.onHand = 0;
        }
        switch (random.nextInt(40)) {
            case 0 -> line.loaded = 0;
            case 1 -> line.loaded = line.annualized * 2;
            case 2 -> line.loaded = Math.max(0, line.annualized - 12);
            case 3, 4 -> line.safetyStock = 0;
            case 5, 6 -> line.forecast = 0;
            case 7 -> line.partStatus = "New";
            case 8 -> line.stocked = false;
            default -> {
                // Most lines are as they should be.
            }
        }
        if (!line.stocked) {
            line.onHand = 0;
            line.safetyStock = 0;
            line.partStatus = random.nextInt(2) == 0 ? "Non-Stock" : line.partStatus;
        }
        order(line);
    }

    private void order(Line line) {
        if (!line.stocked || line.onHand >= line.required()) {
            return;
        }
        if (line.onOrder == 0 && random.nextInt(10) < 7) {
            line.onOrder = line.required() * 2;
            line.nextPurchase = monday.plusDays(line.part.leadTimeDays() + random.nextInt(10));
        }
        if (line.transfer == 0 && line.centerOnHand > 0 && random.nextInt(10) < 4) {
            line.transfer = Math.min(line.centerOnHand, Math.max(1, line.required() - line.onHand));
            line.transferEta = monday.plusDays(3 + random.nextInt(6));
        }
    }

    private void sell(Line line) {
        int sold = Math.min(line.onHand, (int) Math.round(line.annualized / 52.0 * random.nextDouble() * 2));
        if (sold > 0) {
            line.onHand -= sold;
            line.lastSale = monday.minusDays(1 + random.nextInt(5));
        }
    }

    private void receive(Line line) {
        LocalDate purchase = line.nextPurchase;
        if (purchase != null && purchase.isBefore(monday)) {
            if (random.nextInt(6) == 0) {
                line.nextPurchase = purchase.plusDays(14);
            } else {
                line.onHand += line.onOrder;
                line.onOrder = 0;
                line.nextPurchase = null;
            }
        }
        LocalDate eta = line.transferEta;
        if (eta != null && eta.isBefore(monday)) {
            line.onHand += line.transfer;
            line.transfer = 0;
            line.transferEta = null;
        }
    }

    private void plan(Line line) {
        line.centerOnHand = Math.max(0, line.centerOnHand + random.nextInt(80) - 40);
        if ((line.loaded != line.annualized || line.forecast == 0) && random.nextInt(3) == 0) {
            line.load();
        }
        if (line.partStatus.equals("New") && random.nextInt(3) == 0) {
            line.partStatus = "Active";
        }
        order(line);
    }

    private void comeAndGo() {
        for (int i = 0; i < 6; i++) {
            lines.remove(random.nextInt(lines.size()));
        }
        Set<String> known = new HashSet<>();
        lines.forEach(line -> known.add(line.bid + line.branch.code() + line.part.number()));
        for (int i = 0; i < 14; i++) {
            Branch branch = Branch.ALL.get(random.nextInt(Branch.ALL.size()));
            Line line = new Line(SECOND_BID, branch, parts.get(random.nextInt(parts.size())), 6 + random.nextInt(90));
            if (known.add(line.bid + line.branch.code() + line.part.number())) {
                begin(line);
                line.partStatus = "New";
                lines.add(line);
            }
        }
    }

    private List<Line> part(int index) {
        Part part = parts.get(index);
        return lines.stream().filter(line -> line.part.equals(part)).toList();
    }

    private static void supersede(Line line, String by) {
        line.partStatus = "Superseded";
        line.supersededBy = by;
    }

    private void discontinue(Line line) {
        line.partStatus = "Obsolete";
        line.onOrder = 0;
        line.nextPurchase = null;
        line.onHand = Math.min(line.onHand, random.nextInt(4));
    }
}
