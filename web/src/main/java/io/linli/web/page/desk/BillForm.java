package io.linli.web.page.desk;

import jakarta.ws.rs.FormParam;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.bill.BillDraft;
import io.linli.marketplace.bill.BillKind;
import io.linli.marketplace.bill.IssueRequest;
import io.linli.web.page.Typed;

/** A bill as a person types it: yuan, a month, a day. */
public class BillForm {

    @FormParam("key")
    @Nullable
    UUID key;

    @FormParam("community")
    @Nullable
    UUID community;

    @FormParam("unit")
    @Nullable
    String unit;

    @FormParam("kind")
    @Nullable
    BillKind kind;

    @FormParam("period")
    @Nullable
    String period;

    @FormParam("amount")
    @Nullable
    String amount;

    @FormParam("due")
    @Nullable
    String due;

    @FormParam("text")
    @Nullable
    String text;

    /**
     * Refuses with: {@code community-missing}, {@code unit-missing}, {@code kind-missing}, {@code month-invalid}, {@code
     * due-date-missing}, {@code amount-unreadable}, and as {@link BillDraft} does.
     */
    IssueRequest request(UUID companyId) {
        var terms = new BillDraft(
                required(kind, "kind-missing"),
                Typed.words(text).orElse(""),
                Typed.words(period).map(BillForm::month),
                Typed.yuan(amount),
                day());
        return new IssueRequest(
                required(key, "form-expired"),
                companyId,
                required(community, "community-missing"),
                required(Typed.words(unit).orElse(null), "unit-missing"),
                terms);
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(due == null ? "" : due);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "due-date-missing", "A day is written like 2026-12-10.");
        }
    }

    private static YearMonth month(String typed) {
        try {
            return YearMonth.parse(typed);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "month-invalid", "A month is written like 2026-05.");
        }
    }

    private static <T> T required(@Nullable T value, String code) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, code, "Something is missing in the form."));
    }
}
