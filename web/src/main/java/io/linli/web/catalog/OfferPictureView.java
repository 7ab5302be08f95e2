package io.linli.web.catalog;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.gallery.OfferPicture;

/**
 * An uploaded picture of an offer as JSON. Its addresses are paths of this site, for everybody; what stands there never changes.
 *
 * @param place from 1; the first stands for the offer
 * @param width of the largest, in pixels
 * @param height of the largest, in pixels
 * @param small at most 160 pixels high and wide
 * @param medium at most 480
 * @param large at most 1280
 */
public record OfferPictureView(UUID id, int place, int width, int height, String small, String medium, String large) {

    /** All of an offer, in their order. */
    public record OfferPictureList(List<OfferPictureView> items) {

        static OfferPictureList of(List<OfferPicture> pictures) {
            return new OfferPictureList(
                    pictures.stream().map(OfferPictureView::of).toList());
        }
    }

    static OfferPictureView of(OfferPicture picture) {
        return new OfferPictureView(
                picture.id(),
                picture.place(),
                picture.width(),
                picture.height(),
                picture.small(),
                picture.medium(),
                picture.large());
    }
}
