package io.linli.marketplace.payment;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/** One attempt to be paid for a group, as stored. */
record Attempt(
        UUID id,
        UUID companyId,
        UUID groupId,
        Money amount,
        AttemptState state,
        Optional<String> providerSession,
        Optional<String> providerPayment,
        Optional<URI> payUrl,
        Optional<String> failure,
        Optional<PageTerms> terms,
        CaptureMode mode,
        Optional<Instant> finishedAt) {

    /**
     * What the provider was, and on a retry is again, asked for.
     *
     * @param startedAt when the payer was first sent to pay
     */
    record PageTerms(URI successUrl, URI cancelUrl, Locale locale, Instant startedAt) {

        /** How long the provider's page stays open: short, as an order waits half an hour. Stripe allows 30 minutes up. */
        static final Duration PAGE_LIFE = Duration.ofMinutes(32);

        /** Up to here a retry may ask for the page again: the provider wants an end at least 30 minutes ahead. */
        static final Duration RETRY_LIFE = Duration.ofSeconds(90);

        Instant pageExpiresAt() {
            return startedAt.plus(PAGE_LIFE);
        }
    }

    PaymentStatus status() {
        return new PaymentStatus(id, amount, progress(), failure, finishedAt);
    }

    /** The page was asked for, but its answer never came, and it is too late to ask for the same again. */
    boolean lostItsPage(Instant now) {
        return state instanceof AttemptState.Started
                && payUrl.isEmpty()
                && terms.map(asked ->
                                asked.startedAt().plus(PageTerms.RETRY_LIFE).isBefore(now))
                        .orElse(true);
    }

    /** By the clock the page has closed; whether it was paid before is for the provider to say. */
    boolean pageIsOver(Instant now) {
        return state instanceof AttemptState.Started
                && payUrl.isPresent()
                && terms.map(asked -> !asked.pageExpiresAt().isAfter(now)).orElse(false);
    }

    /** Its page is open, and asks otherwise than this payer wants. */
    boolean asksOtherwise(Optional<PayBy> payBy) {
        return state instanceof AttemptState.Started && payUrl.isPresent() && mode.contradicts(payBy);
    }

    private PaymentStatus.Progress progress() {
        if (state instanceof AttemptState.Succeeded) {
            return PaymentStatus.Progress.PAID;
        }
        if (state.secured()) {
            return PaymentStatus.Progress.RESERVED;
        }
        if (state instanceof AttemptState.Releasing || state instanceof AttemptState.Released) {
            return PaymentStatus.Progress.RELEASED;
        }
        return state instanceof AttemptState.Started ? PaymentStatus.Progress.UNDER_WAY : PaymentStatus.Progress.TO_PAY;
    }
}
