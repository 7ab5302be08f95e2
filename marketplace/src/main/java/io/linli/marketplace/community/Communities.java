package io.linli.marketplace.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** The communities; anybody may know their names and who runs them. */
@ApplicationScoped
public class Communities {

    /** As many as one answer holds. */
    private static final int MOST = 1_000;

    /** By code, at most a thousand. */
    @WithSession
    public Uni<List<Community>> list() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("from CommunityRow order by code", CommunityRow.class)
                        .setMaxResults(MOST)
                        .getResultList())
                .map(Communities::toCommunities);
    }

    /** By code, at most a thousand; empty for a company nobody knows. */
    @WithSession
    public Uni<List<Community>> ofCompany(UUID companyId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from CommunityRow where companyId = :company order by code", CommunityRow.class)
                        .setParameter("company", companyId)
                        .setMaxResults(MOST)
                        .getResultList())
                .map(Communities::toCommunities);
    }

    /** Refuses with: {@code community-not-found}. */
    @WithSession
    public Uni<Community> get(UUID communityId) {
        return Panache.getSession()
                .chain(session -> session.find(CommunityRow.class, communityId))
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("community"))
                .map(CommunityRow::toCommunity);
    }

    private static List<Community> toCommunities(List<CommunityRow> rows) {
        return rows.stream().map(CommunityRow::toCommunity).toList();
    }
}
