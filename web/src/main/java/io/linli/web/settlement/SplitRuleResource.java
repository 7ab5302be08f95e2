package io.linli.web.settlement;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.settlement.PutSplitRule;
import io.linli.marketplace.settlement.Rates;
import io.linli.marketplace.settlement.RuleScope;
import io.linli.marketplace.settlement.SplitRule;
import io.linli.marketplace.settlement.SplitRules;
import io.linli.web.identity.Actors;

/** Split rules. The most specific that covers a line when it is ordered is frozen with it. */
@Path("/api/v1/split-rules")
@Tag(name = "split-rules")
public class SplitRuleResource {

    private static final String OPERATOR = "operator";
    private static final String PROPERTY = "property";
    private static final int LONGEST_PAGE = 100;

    private final Actors actors;
    private final SplitRules rules;
    private final PutSplitRule putSplitRule;

    SplitRuleResource(Actors actors, SplitRules rules, PutSplitRule putSplitRule) {
        this.actors = actors;
        this.rules = rules;
        this.putSplitRule = putSplitRule;
    }

    /** Basis points: 8500 is 85 %. */
    public record RatesRequest(
            @NotNull Integer supplier, @NotNull Integer propertyCompany, @NotNull Integer platform) {}

    /**
     * A new version of a rule.
     *
     * @param companyId and the other ids: what the rule is for; absent is any
     * @param validFrom not in the past; absent: now
     */
    public record PutRequest(
            @Nullable UUID companyId,
            @Nullable UUID supplierId,
            @Nullable UUID categoryId,
            @NotNull @Valid RatesRequest rates,
            @Nullable Instant validFrom) {

        RuleScope scope() {
            return new RuleScope(
                    Optional.ofNullable(companyId), Optional.ofNullable(supplierId), Optional.ofNullable(categoryId));
        }
    }

    @GET
    @RolesAllowed({OPERATOR, PROPERTY})
    @Operation(summary = "All versions of all rules, oldest first; a property company sees its own and the default")
    public Uni<Slice<SplitRuleView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("50") int limit) {
        return page(Optional.ofNullable(cursor), Math.max(1, Math.min(limit, LONGEST_PAGE)))
                .map(found -> found.map(SplitRuleView::of));
    }

    @PUT
    @RolesAllowed(OPERATOR)
    @Operation(
            summary = "A new version of a rule, in force from validFrom on",
            description = "Orders placed before keep what was frozen with them. Putting the same version again changes"
                    + " nothing.")
    public Uni<SplitRuleView> put(@NotNull @Valid PutRequest request) {
        var rates = request.rates();
        return Uni.createFrom()
                .item(() -> new Rates(rates.supplier(), rates.propertyCompany(), rates.platform()))
                .chain(sound -> putSplitRule.put(request.scope(), sound, Optional.ofNullable(request.validFrom())))
                .map(SplitRuleView::of);
    }

    private Uni<Slice<SplitRule>> page(Optional<String> cursor, int limit) {
        return actors.hasRole(OPERATOR)
                ? rules.all(cursor, limit)
                : actors.propertyCompany().chain(company -> rules.of(company, cursor, limit));
    }
}
