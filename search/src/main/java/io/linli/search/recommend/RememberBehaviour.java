package io.linli.search.recommend;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.background.MicroBatches;
import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Tenancy;

/** Remembers what residents do who said that it may be; of anybody else nothing. Those of one moment are written together. */
@ApplicationScoped
public class RememberBehaviour {

    private static final int BATCH = 256;

    /** The lock keeps consent from being taken back before the row is there to go with it. */
    private static final String INSERT =
            """
            WITH done AS (
                SELECT * FROM unnest(cast(:ids AS uuid[]), cast(:communities AS uuid[]), cast(:residents AS uuid[]),
                    cast(:kinds AS text[]), cast(:skus AS uuid[]), cast(:words AS text[]))
                    AS d (id, community_id, resident_id, kind, sku_id, words)),
            allowed AS (
                SELECT c.resident_id, c.company_id FROM search.behaviour_consent c
                WHERE c.resident_id IN (SELECT resident_id FROM done) FOR KEY SHARE)
            INSERT INTO search.behaviour_event (id, company_id, community_id, kind, at, resident_id, sku_id, words)
            SELECT d.id, a.company_id, d.community_id, d.kind, :at, d.resident_id, d.sku_id, d.words
            FROM done d JOIN allowed a ON a.resident_id = d.resident_id""";

    private final Tenancy tenancy;
    private final Clock clock;
    private final MicroBatches<UUID, Behaviour, Boolean> batches;

    RememberBehaviour(Tenancy tenancy, OwnContext own, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
        this.batches =
                new MicroBatches<>(own, BATCH, (company, done) -> Panache.withTransaction(() -> write(company, done)));
    }

    /**
     * Not inside a transaction. Whoever consented to nothing leaves nothing. Refuses with: {@code too-busy}, which is no reason
     * to keep anybody waiting or to fail what they do.
     */
    public Uni<Void> remember(Behaviour done) {
        return batches.ask(done.companyId(), done).replaceWithVoid();
    }

    private Uni<List<Answer<Boolean>>> write(UUID company, List<Behaviour> done) {
        return tenancy.enter(company)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("ids", ids(done, behaviour -> Ids.next()))
                        .setParameter("communities", ids(done, Behaviour::communityId))
                        .setParameter("residents", ids(done, Behaviour::residentId))
                        .setParameter(
                                "kinds",
                                texts(done, behaviour -> behaviour.kind().name()))
                        .setParameter("skus", ids(done, Behaviour::skuId))
                        .setParameter("words", texts(done, Behaviour::words))
                        .setParameter("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .map(rows -> Collections.nCopies(done.size(), Answer.of(true)));
    }

    private static UUID[] ids(List<Behaviour> done, Function<Behaviour, UUID> id) {
        return done.stream().map(id).toArray(UUID[]::new);
    }

    private static String[] texts(List<Behaviour> done, Function<Behaviour, String> text) {
        return done.stream().map(text).toArray(String[]::new);
    }
}
