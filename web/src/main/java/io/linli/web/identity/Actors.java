package io.linli.web.identity;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/**
 * Who is signed in, as a party of the marketplace.
 *
 * <p>Each question refuses with {@code not-a-resident}, {@code not-a-supplier} … (forbidden) when the subject is none.
 */
@ApplicationScoped
public class Actors {

    private static final String RESIDENT =
            """
            SELECT r.id, r.household_id, r.community_id, r.company_id, r.display_name, r.leader
            FROM web.sign_in s JOIN marketplace.resident r ON r.id = s.party_id
            WHERE s.subject = :subject AND s.party_kind = 'RESIDENT'""";
    private static final String PARTY =
            "SELECT party_id FROM web.sign_in WHERE subject = :subject AND party_kind = :kind";

    private final SecurityIdentity identity;
    private final Tenancy tenancy;

    Actors(SecurityIdentity identity, Tenancy tenancy) {
        this.identity = identity;
        this.tenancy = tenancy;
    }

    /** The subject of the token: stable, no personal data. Empty for anonymous callers. */
    public Optional<String> subject() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getSubject())
                : Optional.empty();
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    @WithTransaction
    public Uni<ResidentActor> resident() {
        return tenancy.cross("find who signs in")
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(RESIDENT, Tuple.class)
                        .setParameter("subject", subject().orElse(""))
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> none("resident"))
                .map(Actors::toResident);
    }

    @WithTransaction
    public Uni<UUID> supplier() {
        return party("SUPPLIER", "supplier");
    }

    @WithTransaction
    public Uni<UUID> technician() {
        return party("TECHNICIAN", "technician");
    }

    @WithTransaction
    public Uni<UUID> propertyCompany() {
        return party("PROPERTY_COMPANY", "property-company");
    }

    private Uni<UUID> party(String kind, String name) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PARTY, UUID.class)
                        .setParameter("subject", subject().orElse(""))
                        .setParameter("kind", kind)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> none(name));
    }

    private static ResidentActor toResident(Tuple row) {
        return new ResidentActor(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, UUID.class),
                row.get(3, UUID.class),
                row.get(4, String.class),
                row.get(5, Boolean.class));
    }

    private static Refusal none(String party) {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "not-a-" + party,
                "This sign-in belongs to no " + party.replace('-', ' ') + ".");
    }
}
