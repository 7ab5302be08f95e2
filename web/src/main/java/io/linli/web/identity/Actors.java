package io.linli.web.identity;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.Host;

/**
 * Who is signed in, as a party of the marketplace.
 *
 * <p>Each question refuses with {@code not-a-resident}, {@code not-a-supplier} … (forbidden) when the subject is none.
 */
@ApplicationScoped
public class Actors {

    private static final String PARTY =
            "SELECT party_id FROM web.sign_in WHERE subject = :subject AND party_kind = :kind";

    private final SecurityIdentity identity;
    private final SignedInResidents residents;

    Actors(SecurityIdentity identity, SignedInResidents residents) {
        this.identity = identity;
        this.residents = residents;
    }

    /** The subject of the token: stable, no personal data. Empty for anonymous callers. */
    public Optional<String> subject() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getSubject())
                : Optional.empty();
    }

    /** What the account is called, to be shown to its own party: {@code Harvest Farm, Li Na}, or else its user name. */
    public String accountName() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            String name = token.getClaim("name");
            return name == null || name.isBlank() ? token.getName() : name;
        }
        return identity.getPrincipal().getName();
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    public Uni<ResidentActor> resident() {
        return residents.of(subject().orElse("")).onItem().ifNull().failWith(() -> none("resident"));
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

    /** Who opens group-buys and may change them: a property company, or a leader. */
    public Uni<Host> host() {
        return hasRole("property")
                ? propertyCompany().map(company -> new Host(company, null))
                : resident().map(leader -> new Host(leader.companyId(), leader.residentId()));
    }

    private Uni<UUID> party(String kind, String name) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(PARTY)
                        .setParameter("subject", subject().orElse(""))
                        .setParameter("kind", kind)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> none(name));
    }

    private static Refusal none(String party) {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "not-a-" + party,
                "This sign-in belongs to no " + party.replace('-', ' ') + ".");
    }
}
