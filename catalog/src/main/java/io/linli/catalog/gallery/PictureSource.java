package io.linli.catalog.gallery;

import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.outside.Limits;
import io.linli.catalog.outside.Telling;
import io.linli.catalog.picture.Pictures;

/** What the address of a picture may be, and what is said of one that is wrong. */
@ApplicationScoped
class PictureSource implements Telling {

    private final MediaSettings settings;

    PictureSource(MediaSettings settings) {
        this.settings = settings;
    }

    Limits limits() {
        return new Limits(settings.fetchWithin(), Pictures.MOST_BYTES, settings.privateAddresses());
    }

    @Override
    public Refusal invalid() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "photo-address-invalid",
                "A picture's address begins with https:// and is on the public internet.");
    }

    @Override
    public Refusal unreachable() {
        return new Refusal(Refusal.Kind.UNAVAILABLE, "photo-unreachable", "The picture's address gave no picture.");
    }

    @Override
    public Refusal tooLarge() {
        return Pictures.tooLarge();
    }
}
