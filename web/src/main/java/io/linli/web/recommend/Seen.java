package io.linli.web.recommend;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.offer.Offers;
import io.linli.search.recommend.Behaviour;
import io.linli.search.recommend.Behaviour.Kind;
import io.linli.search.recommend.RememberBehaviour;
import io.linli.web.identity.ResidentActor;

/** Tells what residents do on pages to be remembered, where they said so. What cannot be remembered disturbs nobody. */
@ApplicationScoped
public class Seen {

    private static final Logger LOG = Logger.getLogger(Seen.class);

    private final RememberBehaviour remember;
    private final Offers offers;

    Seen(RememberBehaviour remember, Offers offers) {
        this.remember = remember;
        this.offers = offers;
    }

    /** Looked at a good, from a list of ours or from elsewhere. */
    public Uni<Void> viewed(Optional<ResidentActor> resident, UUID skuId, boolean fromList) {
        return tell(resident, fromList ? Kind.CLICK : Kind.VIEW, skuId, null);
    }

    /** Looked for words; none are no search. */
    public Uni<Void> searched(Optional<ResidentActor> resident, String words) {
        return words.isBlank() ? Uni.createFrom().voidItem() : tell(resident, Kind.SEARCH, null, words.strip());
    }

    /** Put an offer into the cart. */
    public Uni<Void> taken(ResidentActor resident, UUID offerId) {
        return offers.get(offerId)
                .chain(offer -> tell(Optional.of(resident), Kind.CART, offer.skuId(), null))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> tell(Optional<ResidentActor> resident, Kind kind, @Nullable UUID skuId, @Nullable String words) {
        if (resident.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var who = resident.get();
        return remember.remember(
                        new Behaviour(who.companyId(), who.communityId(), who.residentId(), kind, skuId, words))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("not remembered: %s", failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
