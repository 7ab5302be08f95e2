package io.linli.web.team;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.team.TeamOfferRequest;

/**
 * A good that teams of a community shall be able to buy.
 *
 * @param price of one unit: what each member pays, at most what it costs alone
 * @param size 2 to 100 households
 * @param hours a team may take to be full, 1 to 168; default 24
 */
public record NewTeamOffer(
        @NotNull UUID communityId,
        @NotNull UUID offerId,
        @NotNull Money price,
        @NotNull Long size,
        @Nullable Long hours) {

    private static final long DEFAULT_HOURS = 24;

    /** More than any hours that can be asked for. */
    private static final long TOO_MANY_HOURS = 1_000_000;

    TeamOfferRequest toRequest(UUID key, UUID companyId, @Nullable UUID leaderId) {
        long wanted = hours == null ? DEFAULT_HOURS : Math.max(-1, Math.min(hours, TOO_MANY_HOURS));
        return new TeamOfferRequest(
                key, companyId, communityId, leaderId, offerId, price, size, Duration.ofHours(wanted));
    }
}
