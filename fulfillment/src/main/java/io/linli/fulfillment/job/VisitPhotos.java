package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.picture.DrawPictures;

/**
 * Pictures of a visit: before, after, and the signature. Only what can be seen of them is kept; only the visit's parties may see
 * it. They are drawn anew outside of any transaction, one after the other.
 */
@ApplicationScoped
public class VisitPhotos {

    /** Who loses the race for a place looks again: as often as there are places. */
    private static final int MOST_TURNS = 10;

    private final Tenancy tenancy;
    private final JobStore jobs;
    private final PhotoStore photos;
    private final PhotoShelf shelf;
    private final DrawPictures draw;
    private final Clock clock;

    VisitPhotos(Tenancy tenancy, JobStore jobs, PhotoStore photos, PhotoShelf shelf, DrawPictures draw, Clock clock) {
        this.tenancy = tenancy;
        this.jobs = jobs;
        this.photos = photos;
        this.shelf = shelf;
        this.draw = draw;
        this.clock = clock;
    }

    /** The bytes of a picture, and what they are. */
    public record Opened(String mediaType, byte[] bytes) {}

    /**
     * Adds a picture, in place of an earlier one where there can be one only. Sent again with the same id it answers with the
     * first.
     *
     * <p>Refuses with: {@code photo-too-large}, {@code photo-type-unsupported}, {@code photo-unreadable}, {@code
     * photo-too-many-pixels}, {@code signature-empty}, {@code photos-too-many}, {@code photo-id-reused}, {@code job-closed},
     * {@code job-not-found}.
     *
     * @param photoId made by the client
     */
    public Uni<Photo> add(UUID technicianId, UUID jobId, UUID photoId, Photo.Kind kind, byte[] sent) {
        return known(technicianId, jobId, photoId).chain(found -> found.map(Uni.createFrom()::item)
                .orElseGet(() -> draw.draw(() -> Drawn.of(sent, kind == Photo.Kind.SIGNATURE))
                        .chain(picture -> keep(technicianId, jobId, photoId, kind, picture))));
    }

    /** Refuses with: {@code photo-not-found}, also for one of a visit the viewer may not see. */
    public Uni<Opened> open(JobViewer viewer, UUID jobId, UUID photoId, boolean thumbnail) {
        return Panache.withTransaction(() -> tenancy.cross("a picture of a visit")
                .chain(() -> jobs.byId(jobId))
                .chain(job -> job.filter(viewer::sees).isPresent()
                        ? photos.byId(photoId)
                        : Uni.createFrom().item(Optional.<PhotoStore.Stored>empty()))
                .map(found ->
                        found.filter(photo -> photo.jobId().equals(jobId)).orElseThrow(() -> Refusal.notFound("photo")))
                .chain(photo -> shelf.open(photoId, thumbnail)
                        .map(bytes -> new Opened(
                                thumbnail ? Drawn.JPEG : photo.mediaType(),
                                bytes.orElseThrow(() -> Refusal.notFound("photo"))))));
    }

    private Uni<Optional<Photo>> known(UUID technicianId, UUID jobId, UUID photoId) {
        return Panache.withTransaction(() -> tenancy.cross("technician sends a picture")
                .chain(() -> open(technicianId, jobId))
                .chain(job -> same(jobId, photoId)
                        .call(same -> same.isPresent()
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().item(job).invoke(ReportVisit::refuseClosed))));
    }

    private Uni<Photo> keep(UUID technicianId, UUID jobId, UUID photoId, Photo.Kind kind, Drawn picture) {
        return Panache.withTransaction(() -> tenancy.cross("technician sends a picture")
                .chain(() -> open(technicianId, jobId))
                .invoke(ReportVisit::refuseClosed)
                .call(job -> kind.most() > 1 ? Uni.createFrom().voidItem() : photos.clear(jobId, kind, photoId))
                .chain(job -> insert(job, photoId, kind, picture, MOST_TURNS)));
    }

    private Uni<Photo> insert(Job job, UUID photoId, Photo.Kind kind, Drawn picture, int turns) {
        return photos.insert(job.technicianId(), job.id(), photoId, kind, picture, clock.instant())
                .chain(made -> made
                        ? shelf.keep(job.companyId(), photoId, picture).replaceWith(true)
                        : Uni.createFrom().item(false))
                .chain(made -> same(job.id(), photoId))
                .chain(found -> found.map(Uni.createFrom()::item)
                        .orElseGet(() -> turns > 1 ? again(job, photoId, kind, picture, turns) : tooMany(kind)));
    }

    private Uni<Photo> again(Job job, UUID photoId, Photo.Kind kind, Drawn picture, int turns) {
        return photos.of(job.id())
                .map(all -> all.stream().filter(one -> one.kind() == kind).count())
                .chain(count -> count >= kind.most() ? tooMany(kind) : insert(job, photoId, kind, picture, turns - 1));
    }

    private Uni<Optional<Photo>> same(UUID jobId, UUID photoId) {
        return photos.byId(photoId)
                .map(found -> found.map(stored -> {
                    if (!stored.jobId().equals(jobId)) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "photo-id-reused",
                                "This id was used for a picture of another visit.");
                    }
                    return stored.photo();
                }));
    }

    private Uni<Job> open(UUID technicianId, UUID jobId) {
        return jobs.byId(jobId)
                .map(found -> found.filter(job -> job.technicianId().equals(technicianId))
                        .orElseThrow(() -> Refusal.notFound("job")));
    }

    private static <T> Uni<T> tooMany(Photo.Kind kind) {
        return Uni.createFrom()
                .failure(new Refusal(
                        Refusal.Kind.CONFLICT,
                        "photos-too-many",
                        "A visit has at most " + kind.most() + " pictures of this kind.",
                        Map.of("most", kind.most())));
    }
}
