package io.linli.marketplace.statement;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.ledger.Party;

/**
 * A statement as it was issued.
 *
 * @param number unique, for example {@code S-2026-000123}
 * @param name of the party when this was issued; empty for a person
 * @param startsAt first moment of its period; {@code endsAt} the first after it
 * @param lines how many it has
 * @param digest SHA-256 over all that it says, in hexadecimal
 */
public record Statement(
        UUID id,
        String number,
        Party party,
        LocalizedText name,
        Currency currency,
        YearMonth month,
        ZoneId zone,
        Instant startsAt,
        Instant endsAt,
        Instant issuedAt,
        StatementTotals totals,
        StandingBalance standing,
        int lines,
        String digest) {}
