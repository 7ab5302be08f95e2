package io.linli.web.booking;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.service.Choice;
import io.linli.web.service.ChoiceView;

/**
 * A visit to be booked and paid at once, past the cart.
 *
 * @param startsAt of a free slot: of the visit, or of the window of arrival
 * @param technicianId who shall come; absent for any who is free
 * @param householdId where, if it is not the own home: a household that trusts the resident
 */
public record NewBooking(
        @NotNull UUID serviceItemId,
        @NotNull Instant startsAt,
        @Nullable UUID technicianId,
        @Nullable ChoiceView choice,
        @Nullable UUID householdId) {

    Choice chosen() {
        return choice == null ? Choice.NONE : choice.choice();
    }
}
