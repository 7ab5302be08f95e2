package io.linli.web.service;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.service.ServiceDraft;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.VisitRules;

/** A service as its provider sees it. */
public record OwnServiceView(UUID id, boolean retired, Draft service) {

    /**
     * A service as its provider describes it.
     *
     * @param durationMinutes of the one size, or for setting up
     * @param price of the one size, of an hour, a square metre or a piece
     * @param beforeMinutes in which the technician can be nowhere else
     * @param afterMinutes in which the technician can be nowhere else
     * @param windowMinutes of arrival: 60, 120, 180, 240 or 360; 0 for exact times
     * @param skills codes of what the technician must be able, and certified, to do
     */
    public record Draft(
            @NotNull UUID categoryId,
            @NotNull LocalizedText name,
            @NotNull LocalizedText description,
            int durationMinutes,
            @NotNull Money price,
            int beforeMinutes,
            int afterMinutes,
            int windowMinutes,
            @NotNull Set<@NotNull String> skills,
            @Valid @NotNull TermsView terms) {

        ServiceDraft draft() {
            return new ServiceDraft(
                    categoryId,
                    name,
                    description,
                    durationMinutes,
                    price,
                    terms.terms(),
                    new VisitRules(beforeMinutes, afterMinutes, windowMinutes, skills));
        }
    }

    static OwnServiceView of(ServiceItem item) {
        return new OwnServiceView(
                item.id(),
                item.withdrawn(),
                new Draft(
                        item.categoryId(),
                        item.name(),
                        item.description(),
                        item.durationMinutes(),
                        item.price(),
                        item.visit().beforeMinutes(),
                        item.visit().afterMinutes(),
                        item.visit().windowMinutes(),
                        item.visit().skills(),
                        TermsView.of(item.terms())));
    }
}
