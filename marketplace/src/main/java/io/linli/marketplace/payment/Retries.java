package io.linli.marketplace.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How long the provider is left alone after it failed: twice as long with every try, at most an hour. */
@ApplicationScoped
public class Retries {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;

    @Inject
    Retries(PaymentSettings settings) {
        this(settings.firstRetry());
    }

    Retries(Duration first) {
        this.first = first;
    }

    /** @param tries so far, the one that failed included */
    public Duration after(int tries) {
        var next = first.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        return next.compareTo(LONGEST) < 0 ? next : LONGEST;
    }
}
