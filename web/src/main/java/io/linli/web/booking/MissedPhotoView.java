package io.linli.web.booking;

import java.time.Instant;
import java.util.UUID;

import io.linli.fulfillment.job.MissedPhoto;
import io.linli.marketplace.paidvisit.MissedVisit;

/**
 * A picture of a missed visit; read it at {@code /api/v1/bookings/{booking}/missed/photos/{id}}.
 *
 * @param side who shows it
 */
public record MissedPhotoView(UUID id, MissedVisit.Side side, int place, int width, int height, Instant createdAt) {

    static MissedPhotoView of(MissedPhoto photo) {
        return new MissedPhotoView(
                photo.id(), photo.side(), photo.place(), photo.width(), photo.height(), photo.createdAt());
    }
}
