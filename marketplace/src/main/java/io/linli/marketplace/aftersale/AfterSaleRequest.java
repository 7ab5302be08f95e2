package io.linli.marketplace.aftersale;

import java.util.Optional;
import java.util.UUID;

/**
 * What a household asks for.
 *
 * @param key made by the client: asking again with the same one answers with the first request
 * @param companyId its property company
 * @param note own words, at most {@value #LONGEST_NOTE} characters
 */
public record AfterSaleRequest(
        UUID key,
        UUID companyId,
        UUID householdId,
        UUID residentId,
        UUID lineId,
        Ask ask,
        AfterSaleReason reason,
        Optional<String> note) {

    public static final int LONGEST_NOTE = 500;
}
