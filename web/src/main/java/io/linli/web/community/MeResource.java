package io.linli.web.community;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.Household;
import io.linli.marketplace.community.Households;
import io.linli.marketplace.community.PropertyCompanies;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;

/** Who the signed-in person is here. */
@Path("/api/v1/me")
@Authenticated
@Tag(name = "me")
public class MeResource {

    private static final List<String> ROLES =
            List.of("resident", "leader", "supplier", "technician", "property", "operator");

    private final SecurityIdentity identity;
    private final Actors actors;
    private final Communities communities;
    private final PropertyCompanies companies;
    private final Households households;
    private final Suppliers suppliers;

    MeResource(
            SecurityIdentity identity,
            Actors actors,
            Communities communities,
            PropertyCompanies companies,
            Households households,
            Suppliers suppliers) {
        this.identity = identity;
        this.actors = actors;
        this.communities = communities;
        this.companies = companies;
        this.households = households;
        this.suppliers = suppliers;
    }

    @GET
    @Operation(summary = "Who I am: roles, and the party each of them stands for")
    public Uni<MeView> me() {
        return where("resident", actors::resident, this::resident)
                .chain(resident -> where("supplier", actors::supplier, this::supplier)
                        .chain(supplier -> where("property", actors::propertyCompany, this::company)
                                .chain(company -> where("technician", actors::technician, MeResource::itself)
                                        .map(technician -> new MeView(
                                                roles(),
                                                resident.orElse(null),
                                                supplier.orElse(null),
                                                company.orElse(null),
                                                technician.orElse(null))))));
    }

    private <A, V> Uni<Optional<V>> where(String role, Supplier<Uni<A>> actor, Function<A, Uni<V>> view) {
        return actors.hasRole(role)
                ? actor.get().chain(view::apply).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<MeView.ResidentView> resident(ResidentActor actor) {
        return households.get(actor.companyId(), actor.householdId()).chain(household -> communities
                .get(actor.communityId())
                .chain(community -> resident(actor, household, community)));
    }

    private Uni<MeView.ResidentView> resident(ResidentActor actor, Household household, Community community) {
        return companies
                .get(actor.companyId())
                .map(company -> new MeView.ResidentView(
                        actor.residentId(),
                        actor.displayName(),
                        actor.leader(),
                        new MeView.HouseholdView(
                                household.id(), household.building(), household.entrance(), household.unit()),
                        CommunityView.of(community, company)));
    }

    private Uni<MeView.SupplierView> supplier(UUID supplierId) {
        return suppliers
                .get(supplierId)
                .map(supplier -> new MeView.SupplierView(supplier.id(), supplier.code(), supplier.name()));
    }

    private Uni<CommunityView.CompanyView> company(UUID companyId) {
        return companies.get(companyId).map(CommunityView.CompanyView::of);
    }

    private List<String> roles() {
        return ROLES.stream().filter(identity::hasRole).toList();
    }

    private static <T> Uni<T> itself(T value) {
        return Uni.createFrom().item(value);
    }
}
