package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/** Where a campaign stands; what it admits and how it ends follows from its type. Pure: stock is not its business. */
public sealed interface Campaign {

    CampaignTerms terms();

    /** What is paid for, or a card stands for. */
    Progress progress();

    /** The type's name for clients. */
    Standing standing();

    /** Units of all items. */
    default long joined() {
        return progress().units();
    }

    /** What one unit of an item costs everybody if nothing more happens; once it succeeded, what it cost. */
    default Money priceReached(CampaignItem item) {
        return item.prices().priceAt(progress().unitsOf(item.id()));
    }

    /** What more units would make of the price; empty where none can be taken any more. */
    default Optional<PriceTiers.Next> nextPrice(CampaignItem item) {
        return Optional.empty();
    }

    /**
     * Passes where a household may take so many units now.
     *
     * <p>Refuses with: {@code campaign-closed}, {@code team-full}, {@code campaign-not-open}, {@code household-limit}, {@code campaign-not-found}
     * (a draft).
     *
     * @param upTo units wanted at most, at least 1
     * @param taken units of the item the household has already, held or paid
     */
    default void admit(CampaignItem item, long upTo, long taken) {
        throw terms().team() != null && terms().threshold().reachedBy(progress())
                ? Limits.full(terms())
                : Limits.closed(terms());
    }

    /** For lists and clients: one name per type. */
    enum Standing {
        DRAFT,
        SCHEDULED,
        OPEN,
        TIPPED,
        DUE,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    /** What the database says of how it ended. */
    enum Outcome {
        DRAFT,
        OPEN,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        /** Nobody gets anything of it: what was paid goes back. */
        public boolean isOff() {
            return this == FAILED || this == CANCELLED;
        }
    }

    /** One that succeeded did so at the first prices; with others, see {@link Succeeded}. */
    static Campaign at(CampaignTerms terms, Progress progress, Outcome outcome, Instant now) {
        return switch (outcome) {
            case DRAFT -> new Draft(terms, progress);
            case SUCCEEDED -> new Succeeded(terms, progress, Map.of(), Map.of());
            case FAILED -> new Failed(terms, progress);
            case CANCELLED -> new Cancelled(terms, progress);
            case OPEN -> running(terms, progress, now);
        };
    }

    private static Campaign running(CampaignTerms terms, Progress progress, Instant now) {
        if (now.isBefore(terms.opensAt())) {
            return new Scheduled(terms, progress);
        }
        if (!now.isBefore(terms.cutoffAt())) {
            return new Due(terms, progress);
        }
        return terms.threshold().reachedBy(progress) ? new Tipped(terms, progress) : new Open(terms, progress);
    }

    /** Written, and seen by whoever may change it only. */
    record Draft(CampaignTerms terms, Progress progress) implements Campaign {

        @Override
        public Standing standing() {
            return Standing.DRAFT;
        }

        @Override
        public void admit(CampaignItem item, long upTo, long taken) {
            throw Refusal.notFound("campaign");
        }
    }

    /** Announced; seats cannot be taken yet. */
    record Scheduled(CampaignTerms terms, Progress progress) implements Campaign {

        @Override
        public Optional<PriceTiers.Next> nextPrice(CampaignItem item) {
            return item.prices().next(progress.unitsOf(item.id()));
        }

        @Override
        public Standing standing() {
            return Standing.SCHEDULED;
        }

        @Override
        public void admit(CampaignItem item, long upTo, long taken) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "campaign-not-open",
                    "The campaign has not opened yet.",
                    Map.of("opensAt", terms.opensAt()));
        }
    }

    /** Seats can be taken; the threshold is not reached. */
    record Open(CampaignTerms terms, Progress progress) implements Campaign {

        @Override
        public Optional<PriceTiers.Next> nextPrice(CampaignItem item) {
            return item.prices().next(progress.unitsOf(item.id()));
        }

        @Override
        public Standing standing() {
            return Standing.OPEN;
        }

        @Override
        public void admit(CampaignItem item, long upTo, long taken) {
            Limits.check(item, upTo, taken);
        }
    }

    /** Seats can be taken, and enough is paid for: it will succeed. */
    record Tipped(CampaignTerms terms, Progress progress) implements Campaign {

        @Override
        public Optional<PriceTiers.Next> nextPrice(CampaignItem item) {
            return item.prices().next(progress.unitsOf(item.id()));
        }

        @Override
        public Standing standing() {
            return Standing.TIPPED;
        }

        @Override
        public void admit(CampaignItem item, long upTo, long taken) {
            Limits.check(item, upTo, taken);
        }
    }

    /** The cut-off has passed and nobody decided yet. */
    record Due(CampaignTerms terms, Progress progress) implements Campaign {

        @Override
        public Standing standing() {
            return Standing.DUE;
        }

        /**
         * How it ends: succeeded with enough paid; failed where even what may still be paid cannot reach the threshold, or
         * where not one case is filled. It stays due while a neighbour is paying right now whose units could change what
         * becomes of it: whether it succeeds, somebody's price, or the cases.
         *
         * @param held what is held and may still be paid
         * @param wishes paid seats of items sold in cases, by item, in the order of their numbers
         */
        public Campaign decide(Progress held, Map<UUID, List<Allotment.Wish>> wishes) {
            if (!terms.threshold().reachedBy(progress)) {
                return terms.threshold().reachedBy(progress.plus(held)) ? this : new Failed(terms, progress);
            }
            return terms.items().stream().anyMatch(item -> isOpenFor(item, held)) ? this : end(wishes);
        }

        private boolean isOpenFor(CampaignItem item, Progress held) {
            long now = progress.unitsOf(item.id());
            long then = now + held.unitsOf(item.id());
            return item.inCases() && then > now
                    || !item.prices().priceAt(then).equals(item.prices().priceAt(now));
        }

        private Campaign end(Map<UUID, List<Allotment.Wish>> wishes) {
            var allotted = new HashMap<UUID, Long>();
            var units = new HashMap<>(progress.unitsByItem());
            for (var item : terms.items()) {
                if (item.inCases()) {
                    var ofItem = Allotment.allot(item.caseSize(), wishes.getOrDefault(item.id(), List.of()));
                    allotted.putAll(ofItem);
                    units.put(
                            item.id(),
                            ofItem.values().stream().mapToLong(Long::longValue).sum());
                }
            }
            if (units.values().stream().allMatch(some -> some == 0)) {
                return new Failed(terms, progress);
            }
            var prices = terms.items().stream()
                    .collect(toMap(CampaignItem::id, item -> item.prices().priceAt(units.getOrDefault(item.id(), 0L))));
            return new Succeeded(terms, progress, prices, allotted);
        }
    }

    /**
     * Enough was paid by the cut-off.
     *
     * @param finalPrices of one unit by item, everybody's: of the units that counted when it was decided, whatever came
     *     later; an item that is not in it cost its first price
     * @param allotted units by seat of items sold in cases, known to who decides only
     */
    record Succeeded(CampaignTerms terms, Progress progress, Map<UUID, Money> finalPrices, Map<UUID, Long> allotted)
            implements Campaign {

        public Succeeded {
            finalPrices = Map.copyOf(finalPrices);
            allotted = Map.copyOf(allotted);
        }

        @Override
        public Money priceReached(CampaignItem item) {
            return finalPrices.getOrDefault(item.id(), item.price());
        }

        @Override
        public Standing standing() {
            return Standing.SUCCEEDED;
        }
    }

    /** Too little was paid by the cut-off; all money goes back, but of those who chose to buy alone. */
    record Failed(CampaignTerms terms, Progress progress) implements Campaign {

        @Override
        public Standing standing() {
            return Standing.FAILED;
        }
    }

    /** Whoever opened it called it off before its cut-off; all money goes back. */
    record Cancelled(CampaignTerms terms, Progress progress) implements Campaign {

        @Override
        public Standing standing() {
            return Standing.CANCELLED;
        }
    }
}
