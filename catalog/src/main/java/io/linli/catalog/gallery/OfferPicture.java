package io.linli.catalog.gallery;

import java.util.UUID;

import io.linli.catalog.picture.PictureAddress;
import io.linli.catalog.picture.PictureSize;

/**
 * A picture that its supplier uploaded of an offer.
 *
 * @param place from 1; the first stands for the offer
 * @param width of the largest size, in pixels
 * @param height of the largest size, in pixels
 */
public record OfferPicture(UUID id, int place, String sha256, int width, int height) {

    /** Where it is served, to be shown beside a name. */
    public String small() {
        return path(PictureSize.SMALL);
    }

    /** Where it is served, to be shown on a card. */
    public String medium() {
        return path(PictureSize.MEDIUM);
    }

    /** Where it is served, to be shown alone. */
    public String large() {
        return path(PictureSize.LARGE);
    }

    private String path(PictureSize size) {
        return new PictureAddress(sha256, size).path();
    }
}
