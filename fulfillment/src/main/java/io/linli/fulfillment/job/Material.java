package io.linli.fulfillment.job;

import io.linli.catalog.kernel.Refusal;

/**
 * Something that was used up. Refuses with: {@code material-invalid}.
 *
 * @param name 1 to 80 characters
 * @param quantity as people say it, 1 to 20 characters: {@code 2 m}
 */
public record Material(String name, String quantity) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUANTITY = 20;

    public Material {
        name = name.strip();
        quantity = quantity.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || quantity.isEmpty()
                || quantity.length() > LONGEST_QUANTITY) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "material-invalid",
                    "A material has a name of 1 to 80 characters and a quantity of 1 to 20.");
        }
    }
}
