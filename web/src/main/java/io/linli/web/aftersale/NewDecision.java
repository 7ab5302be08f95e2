package io.linli.web.aftersale;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.aftersale.Decision;

/**
 * What is said to a request.
 *
 * @param amount granted, where it is less than was asked for; only with APPROVE
 * @param note read by the household; needed with REFUSE; at most 500 characters
 */
public record NewDecision(@NotNull Verdict verdict, @Nullable Money amount, @Nullable String note) {

    /** Yes or no. */
    public enum Verdict {
        APPROVE,
        REFUSE
    }

    Decision decision() {
        var words = Optional.ofNullable(note).filter(text -> !text.isBlank());
        return verdict == Verdict.APPROVE
                ? new Decision.Approve(Optional.ofNullable(amount), words)
                : new Decision.Refuse(words.orElse(""));
    }
}
