package io.linli.catalog.feed;

import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.outside.Limits;
import io.linli.catalog.outside.Telling;

/** What the address of a feed may be, and what is said of one that is wrong. */
@ApplicationScoped
class OriginAddress implements Telling {

    private final FeedSettings settings;

    OriginAddress(FeedSettings settings) {
        this.settings = settings;
    }

    Limits limits() {
        return new Limits(settings.fetchWithin(), settings.mostBytes(), settings.privateOrigins());
    }

    @Override
    public Refusal invalid() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "feed-address-invalid",
                "A feed's address begins with https:// and is on the public internet.");
    }

    @Override
    public Refusal unreachable() {
        return new Refusal(Refusal.Kind.UNAVAILABLE, "feed-unreachable", "The feed's address gave no file.");
    }

    @Override
    public Refusal tooLarge() {
        return FeedInbox.tooLarge(settings.mostBytes());
    }
}
