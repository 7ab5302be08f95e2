package io.linli.web.community;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.PropertyCompanies;
import io.linli.marketplace.community.PropertyCompany;

/** The communities; anybody may know them. */
@Path("/api/v1/communities")
@PermitAll
@Tag(name = "communities")
public class CommunityResource {

    private final Communities communities;
    private final PropertyCompanies companies;

    CommunityResource(Communities communities, PropertyCompanies companies) {
        this.communities = communities;
        this.companies = companies;
    }

    @GET
    @Operation(summary = "All communities, by code")
    public Uni<Slice<CommunityView>> list() {
        return communities.list().chain(found -> companies.list().map(owners -> views(found, owners)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One community")
    public Uni<CommunityView> get(@PathParam("id") UUID id) {
        return communities.get(id).chain(community -> companies
                .get(community.companyId())
                .map(company -> CommunityView.of(community, company)));
    }

    private static Slice<CommunityView> views(List<Community> communities, List<PropertyCompany> companies) {
        var byId = companies.stream().collect(toMap(PropertyCompany::id, company -> company));
        var views = communities.stream()
                .map(community -> CommunityView.of(community, byId.get(community.companyId())))
                .toList();
        return new Slice<>(views, Optional.empty());
    }
}
