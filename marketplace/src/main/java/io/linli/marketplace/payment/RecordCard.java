package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes down, once, that a card stands for a group's money, and that it does so no longer. Every call joins the caller's
 * transaction, which has entered the company's tenancy. Whatever is told, in whatever order and however often: the guarded
 * update of the attempt lets it through once.
 */
@ApplicationScoped
class RecordCard {

    private static final Logger LOG = Logger.getLogger(RecordCard.class);

    private final CardAttempts cards;
    private final PaidGroups groups;
    private final PaymentSettings settings;
    private final Clock clock;

    RecordCard(CardAttempts cards, PaidGroups groups, PaymentSettings settings, Clock clock) {
        this.cards = cards;
        this.groups = groups;
        this.settings = settings;
        this.clock = clock;
    }

    /** A card holds the money. Another amount than asked for secures nothing. */
    Uni<EventOutcome> authorised(Attempt attempt, ProviderFact.Authorised authorised) {
        var about = authorised.about();
        if (!authorised.amount().equals(attempt.amount()) || about.payment().isEmpty()) {
            LOG.errorf(
                    "payment attempt %s asked for %s, a card holds %s: not reserved",
                    attempt.id(), attempt.amount(), authorised.amount());
            return done(EventOutcome.EXCEPTION);
        }
        return cards.authorise(attempt.id(), about, settings.authorisationLife().toSeconds())
                .chain(first -> first
                        ? secured(attempt)
                        : discard(attempt, about.payment(), Optional.empty(), Optional.empty()));
    }

    /** A card was saved. */
    Uni<EventOutcome> saved(Attempt attempt, ProviderFact.CardSaved saved) {
        return cards.save(attempt.id(), saved)
                .chain(first -> first
                        ? secured(attempt)
                        : discard(
                                attempt, Optional.empty(), Optional.of(saved.customer()), Optional.of(saved.method())));
    }

    /** The provider has let the card go, as we asked. @return whether this call noted it */
    Uni<Boolean> released(Attempt attempt) {
        return cards.released(attempt.id(), clock.instant());
    }

    /** The hold ended without us, or the card refused: the group is to be paid otherwise. @return whether this call noted it */
    Uni<Boolean> lost(Attempt attempt, AttemptEvent event, String reason) {
        return cards.lose(attempt.id(), event, reason, clock.instant())
                .call(first -> first
                        ? groups.unsecured(attempt.groupId(), clock.instant())
                                .invoke(() ->
                                        LOG.warnf("payment attempt %s: its card is lost: %s", attempt.id(), reason))
                        : Uni.createFrom().voidItem());
    }

    private Uni<EventOutcome> secured(Attempt attempt) {
        return groups.secured(attempt.groupId(), clock.instant())
                .invoke(decision ->
                        LOG.infof("payment attempt %s secures its group; decision: %s", attempt.id(), decision))
                .chain(decision -> act(attempt, decision))
                .replaceWith(EventOutcome.APPLIED);
    }

    private Uni<Void> act(Attempt attempt, PaidGroups.Decision decision) {
        var group = List.of(attempt.groupId());
        return switch (decision) {
            case AWAITED -> Uni.createFrom().voidItem();
            case SUCCEEDED -> cards.collect(group, clock.instant()).replaceWithVoid();
            case LOST -> cards.release(group, clock.instant()).replaceWithVoid();
        };
    }

    /** Nobody waits for it: it came after the end, or to a group that is secured otherwise. Nothing is charged. */
    private Uni<EventOutcome> discard(
            Attempt attempt, Optional<String> payment, Optional<String> customer, Optional<String> method) {
        return cards.discard(attempt.id(), payment, customer, method, clock.instant())
                .invoke(found -> {
                    if (found) {
                        LOG.warnf("payment attempt %s: a card is let go that nobody waits for", attempt.id());
                    }
                })
                .map(found -> found ? EventOutcome.APPLIED : EventOutcome.ALREADY_APPLIED);
    }

    private static <T> Uni<T> done(T value) {
        return Uni.createFrom().item(value);
    }
}
