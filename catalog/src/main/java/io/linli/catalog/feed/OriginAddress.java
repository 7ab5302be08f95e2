package io.linli.catalog.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.outside.Limits;
import io.linli.catalog.outside.OutsideFiles;
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

    /** Refuses with: {@code feed-address-invalid}. */
    URI checked(String address) {
        return OutsideFiles.checked(address, limits(), this);
    }

    @Override
    public Refusal invalid() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "feed-address-invalid",
                "A feed's address begins with https:// or sftp://, holds no password and is on the public internet.");
    }

    @Override
    public Refusal unreachable() {
        return unavailable("feed-unreachable", "The feed's address gave no file.");
    }

    @Override
    public Refusal tooLarge() {
        return FeedInbox.tooLarge(settings.mostBytes());
    }

    @Override
    public Refusal timedOut() {
        return unavailable("feed-timed-out", "The feed's server was too slow, or stayed silent.");
    }

    @Override
    public Refusal signInRefused() {
        return unavailable("feed-sign-in-refused", "The feed's server does not take this user and password.");
    }

    @Override
    public Refusal missing() {
        return unavailable("feed-file-missing", "The feed's server has no such file.");
    }

    @Override
    public Refusal forbidden() {
        return unavailable("feed-file-forbidden", "The feed's server does not let this user read the file.");
    }

    @Override
    public Refusal hostKeyChanged() {
        return unavailable("feed-host-key-changed", "The feed's server showed another key than before.");
    }

    private static Refusal unavailable(String code, String message) {
        return new Refusal(Refusal.Kind.UNAVAILABLE, code, message);
    }
}
