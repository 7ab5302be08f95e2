package io.linli.marketplace.campaign;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/** Where a campaign stands; what it admits and how it ends follows from its type. Pure: stock is not its business. */
public sealed interface Campaign {

    CampaignTerms terms();

    /** Units paid for, or that a card stands for. */
    long joined();

    /** What one unit costs everybody if nothing more happens; once it succeeded, what it cost. */
    default Money priceReached() {
        return terms().prices().priceAt(joined());
    }

    /** What more units would make of the price; empty where none can be taken any more. */
    default Optional<PriceTiers.Next> nextPrice() {
        return Optional.empty();
    }

    /** The type's name for clients. */
    Standing standing();

    /** For lists and clients: one name per type. */
    enum Standing {
        SCHEDULED,
        OPEN,
        TIPPED,
        DUE,
        SUCCEEDED,
        FAILED
    }

    /** What the database says of how it ended. */
    enum Outcome {
        OPEN,
        SUCCEEDED,
        FAILED
    }

    /** @param joined units paid for or reserved by a card so far; one that succeeded did so at its first price */
    static Campaign at(CampaignTerms terms, long joined, Outcome outcome, Instant now) {
        if (outcome == Outcome.SUCCEEDED) {
            return new Succeeded(terms, joined, terms.price());
        }
        if (outcome == Outcome.FAILED) {
            return new Failed(terms, joined);
        }
        if (now.isBefore(terms.opensAt())) {
            return new Scheduled(terms, joined);
        }
        if (!now.isBefore(terms.cutoffAt())) {
            return new Due(terms, joined);
        }
        return joined >= terms.threshold() ? new Tipped(terms, joined) : new Open(terms, joined);
    }

    /**
     * Passes where a household may take so many units now.
     *
     * <p>Refuses with: {@code campaign-closed}, {@code campaign-not-open}, {@code household-limit}.
     *
     * @param quantity wanted, at least 1
     * @param taken units the household has already, held or paid
     */
    void admit(long quantity, long taken);

    /** Announced; seats cannot be taken yet. */
    record Scheduled(CampaignTerms terms, long joined) implements Campaign {

        @Override
        public Optional<PriceTiers.Next> nextPrice() {
            return terms.prices().next(joined);
        }

        @Override
        public Standing standing() {
            return Standing.SCHEDULED;
        }

        @Override
        public void admit(long quantity, long taken) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "campaign-not-open",
                    "The campaign has not opened yet.",
                    Map.of("opensAt", terms.opensAt()));
        }
    }

    /** Seats can be taken; the threshold is not reached. */
    record Open(CampaignTerms terms, long joined) implements Campaign {

        @Override
        public Optional<PriceTiers.Next> nextPrice() {
            return terms.prices().next(joined);
        }

        @Override
        public Standing standing() {
            return Standing.OPEN;
        }

        @Override
        public void admit(long quantity, long taken) {
            Limits.check(terms, quantity, taken);
        }
    }

    /** Seats can be taken, and enough units are paid for: it will succeed. */
    record Tipped(CampaignTerms terms, long joined) implements Campaign {

        @Override
        public Optional<PriceTiers.Next> nextPrice() {
            return terms.prices().next(joined);
        }

        @Override
        public Standing standing() {
            return Standing.TIPPED;
        }

        @Override
        public void admit(long quantity, long taken) {
            Limits.check(terms, quantity, taken);
        }
    }

    /** The cut-off has passed and nobody decided yet. */
    record Due(CampaignTerms terms, long joined) implements Campaign {

        @Override
        public Standing standing() {
            return Standing.DUE;
        }

        @Override
        public void admit(long quantity, long taken) {
            throw Limits.closed(terms);
        }

        /**
         * How it ends: succeeded with enough paid units; failed where even the units that may still be paid cannot reach the
         * threshold; otherwise it stays due, because a neighbour who is paying right now must not be cut off.
         *
         * @param held units held whose payment may still come
         */
        public Campaign decide(long held) {
            if (joined >= terms.threshold()) {
                return new Succeeded(terms, joined, priceReached());
            }
            return Math.addExact(joined, held) < terms.threshold() ? new Failed(terms, joined) : this;
        }
    }

    /**
     * Enough units were paid by the cut-off.
     *
     * @param finalPrice of one unit, everybody's: of the units that counted when it was decided, whatever came later
     */
    record Succeeded(CampaignTerms terms, long joined, Money finalPrice) implements Campaign {

        @Override
        public Money priceReached() {
            return finalPrice;
        }

        @Override
        public Standing standing() {
            return Standing.SUCCEEDED;
        }

        @Override
        public void admit(long quantity, long taken) {
            throw Limits.closed(terms);
        }
    }

    /** Too few units were paid by the cut-off; all money goes back. */
    record Failed(CampaignTerms terms, long joined) implements Campaign {

        @Override
        public Standing standing() {
            return Standing.FAILED;
        }

        @Override
        public void admit(long quantity, long taken) {
            throw Limits.closed(terms);
        }
    }
}
