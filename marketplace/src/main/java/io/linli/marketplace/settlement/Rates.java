package io.linli.marketplace.settlement;

import java.util.List;
import java.util.Map;

import io.linli.catalog.kernel.Refusal;

/**
 * What each party gets of a line, in basis points (8500 is 85 %).
 *
 * <p>Refuses with: {@code rates-do-not-add-up}.
 */
public record Rates(int supplier, int propertyCompany, int platform) {

    public static final int WHOLE = 10_000;

    public Rates {
        boolean inRange =
                List.of(supplier, propertyCompany, platform).stream().allMatch(rate -> rate >= 0 && rate <= WHOLE);
        if (!inRange || supplier + propertyCompany + platform != WHOLE) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "rates-do-not-add-up",
                    "The rates of supplier, property company and platform must be 0 to 10000 basis points each"
                            + " and add up to 10000.",
                    Map.of("supplier", supplier, "propertyCompany", propertyCompany, "platform", platform));
        }
    }
}
