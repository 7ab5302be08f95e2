package io.linli.web.bill;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.bill.BillDraft;
import io.linli.marketplace.bill.BillKind;
import io.linli.marketplace.bill.IssueRequest;

/**
 * A bill to be issued.
 *
 * @param unit building, entrance and dwelling, as {@code 3-A-502}
 * @param text at most 100 characters
 * @param period the month it is for; a household is billed for a kind and a month once
 */
public record NewBill(
        @NotNull UUID communityId,
        @NotNull String unit,
        @NotNull BillKind kind,
        @Nullable String text,
        @Nullable @Schema(examples = "2026-11") String period,
        @NotNull Money amount,
        @NotNull LocalDate dueOn) {

    /** Refuses with: {@code month-invalid}, and as {@link BillDraft} does. */
    IssueRequest request(UUID key, UUID companyId) {
        var terms = new BillDraft(kind, text == null ? "" : text, month(), amount, dueOn);
        return new IssueRequest(key, companyId, communityId, unit, terms);
    }

    private Optional<YearMonth> month() {
        try {
            return Optional.ofNullable(period).map(YearMonth::parse);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "month-invalid", "A month is written like 2026-05.");
        }
    }
}
