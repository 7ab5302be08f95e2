package io.linli.web.job;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.fulfillment.job.Material;
import io.linli.fulfillment.job.Photo;
import io.linli.fulfillment.job.Visit;

/**
 * All that is known of a visit on site.
 *
 * @param code what the household says at the door; told the household alone, until the technician is there
 * @param codeLocked whether it was said wrongly too often; a new one may be made
 * @param gatePass what a gate reads; told the technician alone
 */
public record VisitView(
        JobView visit,
        List<CheckView> checks,
        List<MaterialView> materials,
        String notes,
        List<PhotoView> photos,
        Optional<String> code,
        boolean codeLocked,
        Optional<String> gatePass) {

    /** Something to tick; {@code place} in the list, from 1. */
    public record CheckView(int place, LocalizedText name, boolean required, Optional<Instant> tickedAt) {}

    /** Something that was used up. */
    public record MaterialView(@NotNull String name, @NotNull String quantity) {}

    /** A picture; read it at {@code /api/v1/jobs/{job}/photos/{id}}. */
    public record PhotoView(UUID id, Photo.Kind kind, int place, int width, int height, Instant createdAt) {

        static PhotoView of(Photo photo) {
            return new PhotoView(
                    photo.id(), photo.kind(), photo.place(), photo.width(), photo.height(), photo.createdAt());
        }
    }

    /** What the household said at the door. */
    public record Code(@NotNull String code) {}

    /** Whether something is done. */
    public record Tick(boolean ticked) {}

    /** What was used and what is worth saying; in place of what was written before. */
    public record Report(@NotNull List<@Valid @NotNull MaterialView> materials, @Nullable String notes) {

        List<Material> used() {
            return materials.stream()
                    .map(one -> new Material(one.name(), one.quantity()))
                    .toList();
        }
    }

    static VisitView of(Visit visit, JobView job) {
        return new VisitView(
                job,
                visit.checks().stream()
                        .map(one -> new CheckView(one.place(), one.name(), one.required(), one.tickedAt()))
                        .toList(),
                visit.materials().stream()
                        .map(one -> new MaterialView(one.name(), one.quantity()))
                        .toList(),
                visit.notes(),
                visit.photos().stream().map(PhotoView::of).toList(),
                visit.code(),
                visit.codeLocked(),
                visit.gatePass());
    }
}
