package io.linli.web.settlement;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.settlement.PutSplitRule;
import io.linli.marketplace.settlement.RuleScope;
import io.linli.marketplace.settlement.SimulateSplitRule;
import io.linli.marketplace.settlement.SimulationResult;
import io.linli.marketplace.settlement.SplitRule;
import io.linli.marketplace.settlement.SplitRuleDraft;
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
    private final SimulateSplitRule simulateSplitRule;
    private final Clock clock;

    SplitRuleResource(
            Actors actors,
            SplitRules rules,
            PutSplitRule putSplitRule,
            SimulateSplitRule simulateSplitRule,
            Clock clock) {
        this.actors = actors;
        this.rules = rules;
        this.putSplitRule = putSplitRule;
        this.simulateSplitRule = simulateSplitRule;
        this.clock = clock;
    }

    /**
     * A new version of a rule: either rates or terms.
     *
     * @param companyId and the other ids: what the rule is for; absent is any
     * @param rates of the three usual parties
     * @param terms of any parties
     * @param validFrom not in the past; absent: now
     * @param validTo absent: until a later version
     */
    public record PutRequest(
            @Nullable UUID companyId,
            @Nullable UUID communityId,
            @Nullable UUID supplierId,
            @Nullable UUID categoryId,
            @Nullable UUID campaignId,
            RuleRequest.@Nullable @Valid RatesRequest rates,
            RuleRequest.@Nullable @Valid TermsRequest terms,
            @Nullable Instant validFrom,
            @Nullable Instant validTo) {

        SplitRuleDraft draft() {
            return RuleRequest.draft(
                    RuleScope.of(companyId, communityId, supplierId, categoryId, campaignId), rates, terms);
        }
    }

    /**
     * A rule that is not put, and the month to try it on.
     *
     * @param month for example 2026-10; absent: the last whole one
     */
    public record SimulationRequest(
            @Nullable UUID companyId,
            @Nullable UUID communityId,
            @Nullable UUID supplierId,
            @Nullable UUID categoryId,
            @Nullable UUID campaignId,
            RuleRequest.@Nullable @Valid RatesRequest rates,
            RuleRequest.@Nullable @Valid TermsRequest terms,
            @Nullable YearMonth month) {

        SplitRuleDraft draft() {
            return RuleRequest.draft(
                    RuleScope.of(companyId, communityId, supplierId, categoryId, campaignId), rates, terms);
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
                    + " nothing. Rules that cannot add up are refused with the reason.")
    public Uni<SplitRuleView> put(@NotNull @Valid PutRequest request) {
        return Uni.createFrom()
                .item(() -> request.draft())
                .chain(draft -> putSplitRule.put(
                        draft, Optional.ofNullable(request.validFrom()), Optional.ofNullable(request.validTo())))
                .map(SplitRuleView::of);
    }

    @POST
    @Path("/simulations")
    @RolesAllowed({OPERATOR, PROPERTY})
    @Operation(
            summary = "What a rule would have paid on a month's real orders; changes nothing",
            description =
                    "Lines that the rule covers, and for which it would have won over the rule they were frozen with,"
                            + " are divided anew; all others stay. A property company simulates on its own orders.")
    public Uni<SimulationResult> simulate(@NotNull @Valid SimulationRequest request) {
        var month = request.month() == null ? lastMonth() : request.month();
        return Uni.createFrom()
                .item(() -> request.draft())
                .chain(draft -> actors.hasRole(OPERATOR)
                        ? simulateSplitRule.onAll(draft, month)
                        : actors.propertyCompany().chain(company -> simulateSplitRule.onOwn(company, draft, month)));
    }

    private YearMonth lastMonth() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
    }

    private Uni<Slice<SplitRule>> page(Optional<String> cursor, int limit) {
        return actors.hasRole(OPERATOR)
                ? rules.all(cursor, limit)
                : actors.propertyCompany().chain(company -> rules.of(company, cursor, limit));
    }
}
