package dev.bidbook.template;

import java.util.Optional;

/** The parts people play in a program. */
public enum Role {
    SUPPLY_CHAIN_SPECIALIST("supply chain specialist"),
    SALES_SUPPORT_MANAGER("sales support manager"),
    IMPLEMENTATION_MANAGER("implementation manager"),
    RAM("RAM"),
    NAM("NAM"),
    CATEGORY_MANAGER("category manager"),
    BUYER("buyer"),
    DEMAND_PLANNER("demand planner"),
    CUSTOMER_READER("customer reader"),
    ADMINISTRATOR("administrator");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The words used in templates, programs and messages. */
    public String word() {
        return word;
    }

    /** The role that the words name, in any case, or empty. */
    public static Optional<Role> named(String word) {
        for (Role role : values()) {
            if (role.word.equalsIgnoreCase(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
