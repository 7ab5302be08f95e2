package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.settlement.PutSplitRule;
import io.linli.marketplace.settlement.SimulateSplitRule;
import io.linli.marketplace.settlement.SimulationResult;
import io.linli.marketplace.settlement.SplitRules;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/**
 * Who gets which part: read by property companies, set by the operator, and tried out by both: by the operator on all orders,
 * by a property company on its own.
 */
@Path("/splits")
@Produces(MediaType.TEXT_HTML)
public class SplitPages {

    private static final int MOST_RULES = 200;
    private static final String SPLITS = "/splits";
    private static final String OPERATOR = "operator";
    private static final String PROPERTY = "property";

    private final Frames frames;
    private final Actors actors;
    private final SplitRules rules;
    private final PutSplitRule putRule;
    private final SimulateSplitRule simulateRule;
    private final RuleRows rows;
    private final SimulationRows simulations;
    private final RuleChoices choices;

    SplitPages(
            Frames frames,
            Actors actors,
            SplitRules rules,
            PutSplitRule putRule,
            SimulateSplitRule simulateRule,
            RuleRows rows,
            SimulationRows simulations,
            RuleChoices choices) {
        this.frames = frames;
        this.actors = actors;
        this.rules = rules;
        this.putRule = putRule;
        this.simulateRule = simulateRule;
        this.rows = rows;
        this.simulations = simulations;
        this.choices = choices;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /**
         * The list; for the operator with the form, and what trying it out showed.
         *
         * @param form null without a form, as are its choices
         * @param outcome null where nothing was tried
         */
        static native TemplateInstance splits(
                Frame frame,
                List<RuleRow> rules,
                @Nullable RuleForm form,
                RuleChoices.@Nullable Lists choices,
                SimulationRows.@Nullable Outcome outcome);

        /** @param outcome null where nothing was tried */
        static native TemplateInstance simulator(
                Frame frame, RuleForm form, RuleChoices.Lists choices, SimulationRows.@Nullable Outcome outcome);
    }

    @GET
    @RolesAllowed({PROPERTY, OPERATOR})
    public Uni<TemplateInstance> list() {
        return frames.frame()
                .chain(frame -> actors.hasRole(OPERATOR)
                        ? all(frame, RuleForm.usual(lastMonth(frame)), null)
                        : ofCompany(frame));
    }

    /** What cannot be put is shown again as it was typed, saying why beside its field. */
    @POST
    @RolesAllowed(OPERATOR)
    @Form
    public Uni<Response> put(@BeanParam RuleForm form) {
        return frames.frame().chain(frame -> read(form)
                .chain(read -> putRule.put(read.draft(), Optional.empty(), read.end()))
                .map(rule -> Replies.done(SPLITS, "rule-put"))
                .onFailure(Replies::isTold)
                .recoverWithUni(failure -> refused(frame, form, (Refusal) failure)));
    }

    /** Shows what the rule in the form would have paid; the form stays as it is. */
    @POST
    @Path("/simulations")
    @RolesAllowed(OPERATOR)
    @Form
    public Uni<Response> simulate(@BeanParam RuleForm form) {
        return frames.frame().chain(frame -> read(form)
                .chain(read -> simulateRule.onAll(read.draft(), read.month().orElse(lastMonth(frame))))
                .chain(simulations::of)
                .chain(outcome -> all(frame, form, outcome))
                .map(page -> Response.ok(page).build())
                .onFailure(Replies::isTold)
                .recoverWithUni(failure -> refused(frame, form, (Refusal) failure)));
    }

    /** Where a property company tries out a rule on its own orders. */
    @GET
    @Path("/simulator")
    @RolesAllowed(PROPERTY)
    public Uni<TemplateInstance> simulator() {
        return frames.frame().chain(frame -> actors.propertyCompany()
                .chain(company -> own(frame, company, RuleForm.usual(lastMonth(frame)), null)));
    }

    /** Changes nothing. Another company's rule is not shown again but forbidden. */
    @POST
    @Path("/simulator")
    @RolesAllowed(PROPERTY)
    @Form
    public Uni<TemplateInstance> simulateOwn(@BeanParam RuleForm form) {
        return frames.frame().chain(frame -> actors.propertyCompany().chain(company -> ownResult(frame, company, form)
                .chain(simulations::of)
                .chain(outcome -> own(frame, company, form, outcome))
                .onFailure(Replies::isTold)
                .recoverWithUni(failure ->
                        own(refusing(frame, failure), company, form.refused((Refusal) failure, frame), null))));
    }

    private Uni<SimulationResult> ownResult(Frame frame, UUID company, RuleForm form) {
        return read(form.orOf(company))
                .chain(read ->
                        simulateRule.onOwn(company, read.draft(), read.month().orElse(lastMonth(frame))));
    }

    private static Uni<RuleReading.Read> read(RuleForm form) {
        return Uni.createFrom().item(() -> RuleReading.of(form));
    }

    private Uni<Response> refused(Frame frame, RuleForm form, Refusal refusal) {
        return all(refusing(frame, refusal), form.refused(refusal, frame), null)
                .map(page -> Response.ok(page).build());
    }

    private static Frame refusing(Frame frame, Throwable refusal) {
        return frame.refusing(((Refusal) refusal).code());
    }

    private Uni<TemplateInstance> own(
            Frame frame, UUID company, RuleForm form, SimulationRows.@Nullable Outcome outcome) {
        return choices.ofCompany(company).map(lists -> frame.show(Templates.simulator(frame, form, lists, outcome)));
    }

    private Uni<TemplateInstance> ofCompany(Frame frame) {
        return actors.propertyCompany()
                .chain(company -> rules.of(company, Optional.empty(), MOST_RULES))
                .chain(found -> rows.of(found.items(), frame.now()))
                .map(found -> frame.show(Templates.splits(frame, found, null, null, null)));
    }

    private Uni<TemplateInstance> all(Frame frame, RuleForm form, SimulationRows.@Nullable Outcome outcome) {
        return rules.all(Optional.empty(), MOST_RULES)
                .chain(found -> rows.of(found.items(), frame.now()))
                .chain(found ->
                        choices.all().map(lists -> frame.show(Templates.splits(frame, found, form, lists, outcome))));
    }

    private static YearMonth lastMonth(Frame frame) {
        return YearMonth.from(frame.now().atOffset(ZoneOffset.UTC)).minusMonths(1);
    }
}
