package dev.bidbook.demo;

import java.util.List;
import java.util.Random;

/**
 * Parts that are made by one manufacturer in several sizes.
 *
 * @param name what one is called, without its size
 * @param category the category
 * @param manufacturer who makes it
 * @param numbers the pattern of its part numbers: {@code #} is a digit
 * @param sizes what tells them apart
 * @param cost what one costs about, in dollars
 */
record PartFamily(String name, String category, String manufacturer, String numbers, List<String> sizes, double cost) {

    static final List<PartFamily> ALL = List.of(
            family(
                    "Brake pad set",
                    "Wheel end",
                    "Calder Brake",
                    "CB-####",
                    86.4,
                    "front",
                    "rear",
                    "tag axle",
                    "low dust"),
            family("Brake rotor", "Wheel end", "Calder Brake", "00#####", 164.2, "410 mm", "430 mm", "434 mm vented"),
            family("Slack adjuster", "Wheel end", "Calder Brake", "CB-7###A", 58.9, "5.5 in", "6 in", "6.5 in"),
            family("Wheel seal", "Wheel end", "Marrow Bearing", "####-K", 21.15, "drive", "steer", "trailer"),
            family("Hub bearing kit", "Wheel end", "Marrow Bearing", "0######", 232.0, "drive", "steer"),
            family(
                    "Oil filter",
                    "Filtration",
                    "Penrose Filtration",
                    "PF####",
                    11.35,
                    "spin-on",
                    "cartridge",
                    "long life"),
            family(
                    "Fuel filter",
                    "Filtration",
                    "Penrose Filtration",
                    "PF##5#S",
                    24.8,
                    "primary",
                    "secondary",
                    "10 micron"),
            family("Cabin air filter", "Filtration", "Penrose Filtration", "PF-C###", 17.6, "driver", "roof", "carbon"),
            family("Air dryer cartridge", "Air system", "Quillon Air", "QA-####-X", 46.5, "standard", "coalescing"),
            family("Brake chamber", "Air system", "Quillon Air", "QA-3####", 71.3, "type 24", "type 30", "type 30/30"),
            family("Air spring", "Suspension", "Quillon Air", "QA 9###", 138.75, "front", "drive", "tag axle"),
            family("Shock absorber", "Suspension", "Alder & Voss", "AV#####", 79.9, "front", "drive", "heavy duty"),
            family("Tie rod end", "Steering", "Alder & Voss", "AV##-###", 44.1, "left", "right"),
            family("King pin kit", "Steering", "Alder & Voss", "0##-###-AV", 189.5, "standard", "oversize"),
            family("Alternator", "Electrical", "Tidewater Electric", "TE####", 612.0, "300 A", "450 A", "525 A"),
            family("Starter motor", "Electrical", "Tidewater Electric", "TE-S####", 448.0, "12 V", "24 V"),
            family(
                    "LED tail lamp",
                    "Electrical",
                    "Tidewater Electric",
                    "TE#####L",
                    33.2,
                    "red",
                    "amber",
                    "clear",
                    "left"),
            family("Wiper blade", "Body", "Lumen & Pane", "LP-###", 9.95, "24 in", "28 in", "32 in", "36 in"),
            family("Mirror glass", "Body", "Lumen & Pane", "LP##-###", 27.4, "left heated", "right heated"),
            family("Door roller", "Body", "Lumen & Pane", "000####", 14.05, "upper", "lower", "slide-glide"),
            family("Coolant hose", "Cooling", "Ferrow Hose", "FH-####", 31.6, "upper", "lower", "bypass", "heater"),
            family("Radiator cap", "Cooling", "Ferrow Hose", "FH##0", 8.4, "7 psi", "15 psi"),
            family("Water pump", "Cooling", "Gantry Pump", "GP#####", 276.0, "standard", "remanufactured"),
            family("Serpentine belt", "Drive", "Gantry Pump", "GP-B####", 38.3, "8 rib", "10 rib", "12 rib"));

    private static PartFamily family(
            String name, String category, String manufacturer, String numbers, double cost, String... sizes) {
        return new PartFamily(name, category, manufacturer, numbers, List.of(sizes), cost);
    }

    /** One of its sizes. The same random numbers make the same part. */
    Part part(String size, int index, Random random) {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < numbers.length(); i++) {
            char c = numbers.charAt(i);
            number.append(c == '#' ? (char) ('1' + random.nextInt(9)) : c);
        }
        double price = Math.round(cost * (0.8 + random.nextDouble() * 0.5) * 100) / 100.0;
        return new Part(
                number.toString(),
                "HT" + (1100 + index * 7),
                manufacturer,
                name + ", " + size,
                category,
                List.of(7, 14, 14, 21, 30, 45).get(random.nextInt(6)),
                price);
    }
}
