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
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.settlement.PutSplitRule;
import io.linli.marketplace.settlement.SimulateSplitRule;
import io.linli.marketplace.settlement.SplitRules;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Who gets which part: read by property companies, set and tried out by the operator. */
@Path("/splits")
@Produces(MediaType.TEXT_HTML)
public class SplitPages {

    private static final int MOST_RULES = 200;
    private static final String SPLITS = "/splits";

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
    }

    @GET
    @RolesAllowed({"property", "operator"})
    public Uni<TemplateInstance> list() {
        return frames.frame()
                .chain(frame -> actors.hasRole("operator")
                        ? all(frame, RuleForm.usual(lastMonth(frame)), null)
                        : ofCompany(frame));
    }

    @POST
    @RolesAllowed("operator")
    @Form
    public Uni<Response> put(@BeanParam RuleForm form) {
        return Replies.orBack(
                Uni.createFrom()
                        .item(() -> form.draft())
                        .chain(draft -> putRule.put(draft, Optional.empty(), form.end()))
                        .map(rule -> Replies.done(SPLITS, "rule-put")),
                SPLITS);
    }

    /** Shows what the rule in the form would have paid; the form stays as it is. */
    @POST
    @Path("/simulations")
    @RolesAllowed("operator")
    @Form
    public Uni<Response> simulate(@BeanParam RuleForm form) {
        return Replies.orBack(
                frames.frame()
                        .chain(frame -> simulated(form, frame).chain(outcome -> all(frame, form, outcome)))
                        .map(page -> Response.ok(page).build()),
                SPLITS);
    }

    private Uni<SimulationRows.Outcome> simulated(RuleForm form, Frame frame) {
        return Uni.createFrom()
                .item(() -> form.draft())
                .chain(draft -> simulateRule.onAll(draft, form.month(lastMonth(frame))))
                .chain(simulations::of);
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
                        choices.lists().map(lists -> frame.show(Templates.splits(frame, found, form, lists, outcome))));
    }

    private static YearMonth lastMonth(Frame frame) {
        return YearMonth.from(frame.now().atOffset(ZoneOffset.UTC)).minusMonths(1);
    }
}
