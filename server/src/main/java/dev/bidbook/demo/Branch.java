package dev.bidbook.demo;

import java.util.List;

/**
 * A branch of the made-up distributor.
 *
 * @param code three letters
 * @param city its name
 * @param center the code of the distribution center that serves it
 */
record Branch(String code, String city, String center) {

    /** Those that the program's parts are awarded at. */
    static final List<Branch> ALL = List.of(
            new Branch("PWM", "Portland", "ALB"),
            new Branch("PVD", "Providence", "ALB"),
            new Branch("BGR", "Bangor", "ALB"),
            new Branch("SYR", "Syracuse", "ALB"),
            new Branch("ORF", "Norfolk", "RIC"),
            new Branch("ILM", "Wilmington", "RIC"),
            new Branch("CHS", "Charleston", "RIC"),
            new Branch("SAV", "Savannah", "RIC"),
            new Branch("GEG", "Spokane", "BOI"),
            new Branch("EUG", "Eugene", "BOI"),
            new Branch("BLI", "Bellingham", "BOI"));
}
