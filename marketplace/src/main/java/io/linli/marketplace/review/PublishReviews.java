package io.linli.marketplace.review;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

import io.linli.marketplace.deadline.DeadlineHandler;
import io.linli.marketplace.deadline.Due;

/** Publishes the reviews of visits fourteen days after, though the other side has said nothing. */
@ApplicationScoped
class PublishReviews implements DeadlineHandler {

    static final String KIND = "review-publication";

    private final ReviewStore store;
    private final Clock clock;

    PublishReviews(ReviewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** One that somebody is writing at the moment is looked at again. */
    @Override
    public Uni<Outcome> act(List<Due> due) {
        var visits = due.stream().map(Due::subject).toList();
        return store.publishDue(visits, clock.instant()).map(Outcome::done);
    }
}
