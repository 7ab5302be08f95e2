package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;

/**
 * Whose statements, and of which month, as the pages' forms say it.
 *
 * @param party for example {@code SUPPLIER:0190…}; empty for everybody
 * @param month for example 2026-10
 */
@TemplateData
public record StatementForm(String party, String month) {

    private static final int SHORT_ID = 8;

    static StatementForm of(@Nullable String party, @Nullable String month) {
        return new StatementForm(party == null ? "" : party, month == null ? "" : month);
    }

    /** Whether this one is chosen in the form. */
    public boolean isFor(String kind, UUID id) {
        return party.equals(kind + ":" + id);
    }

    /** Whether it is for somebody the lists do not name. */
    public boolean isPerson() {
        return isLeader() || party.startsWith("OPERATING_PARTNER:");
    }

    public boolean isLeader() {
        return party.startsWith("LEADER:");
    }

    /** The end of the party's id: enough to tell two apart. */
    public String shortId() {
        return party.substring(Math.max(0, party.length() - SHORT_ID));
    }

    /** Refuses with: {@code party-missing}. */
    Optional<Party> whose() {
        if (party.isBlank()) {
            return Optional.empty();
        }
        int colon = party.indexOf(':');
        try {
            var kind = PartyKind.valueOf(party.substring(0, Math.max(0, colon)).toUpperCase(Locale.ROOT));
            return Optional.of(new Party(kind, UUID.fromString(party.substring(colon + 1))));
        } catch (IllegalArgumentException nobody) {
            throw new Refusal(Refusal.Kind.INVALID, "party-missing", "Choose whose statement it is.");
        }
    }

    /** Refuses with: {@code month-invalid}. */
    YearMonth chosenMonth() {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "month-invalid", "A month is written like 2026-05.");
        }
    }
}
