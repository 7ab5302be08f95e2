package io.linli.marketplace.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.settlement.Simulation.Recipient;
import io.linli.marketplace.settlement.SimulationResult.GroupOutcome;
import io.linli.marketplace.settlement.SimulationResult.PartyOutcome;

/** What a rule would have paid, by example. */
class SimulationTest {

    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final RuleScope SUPPLIERS = RuleScope.of(null, null, Lines.SUPPLIER, null, null);
    private static final SplitRule DEFAULT = rule(RuleScope.DEFAULT);
    private static final SplitTerms SEVENTY = SplitTerms.of(new Rates(7_000, 2_000, 1_000));

    @Test
    void a_line_the_rule_would_have_won_is_divided_anew() {
        var simulation = new Simulation(new SplitRuleDraft(SUPPLIERS, SEVENTY));

        simulation.add(batch(divided(DEFAULT, 8_500, 1_000, 500)));

        var result = simulation.result(MAY);
        assertThat(result.changedLines()).isOne();
        assertThat(result.parties())
                .containsExactly(
                        outcome(Party.propertyCompany(Lines.COMPANY), 1_000, 2_000),
                        outcome(Party.PLATFORM, 500, 1_000),
                        outcome(Party.supplier(Lines.SUPPLIER), 8_500, 7_000));
        assertThat(result.suppliers())
                .containsExactly(
                        group(Lines.SUPPLIER, PartyKind.SUPPLIER, 8_500, 7_000),
                        group(Lines.SUPPLIER, PartyKind.PROPERTY_COMPANY, 1_000, 2_000),
                        group(Lines.SUPPLIER, PartyKind.PLATFORM, 500, 1_000));
        assertThat(result.communities()).extracting(GroupOutcome::id).containsOnly(Lines.COMMUNITY);
    }

    @Test
    void a_line_that_a_more_specific_rule_divided_stays_as_it_is() {
        var special = rule(RuleScope.of(Lines.COMPANY, null, Lines.SUPPLIER, null, null));
        var simulation = new Simulation(new SplitRuleDraft(SUPPLIERS, SEVENTY));

        simulation.add(batch(divided(special, 8_500, 1_000, 500)));

        var result = simulation.result(MAY);
        assertThat(result.lines()).isOne();
        assertThat(result.changedLines()).isZero();
        assertThat(result.parties()).allMatch(party -> party.got().equals(party.would()));
    }

    @Test
    void a_new_version_of_the_same_rule_wins_over_the_old_one() {
        var simulation = new Simulation(new SplitRuleDraft(SUPPLIERS, SEVENTY));

        simulation.add(batch(divided(rule(SUPPLIERS), 8_500, 1_000, 500)));

        assertThat(simulation.result(MAY).changedLines()).isOne();
    }

    @Test
    void what_was_refunded_is_taken_back_from_the_simulated_shares_too() {
        var simulation = new Simulation(new SplitRuleDraft(SUPPLIERS, SEVENTY));

        simulation.add(batch(divided(DEFAULT, 4_250, 500, 250), divided(DEFAULT, 0, 0, 0)));

        assertThat(simulation.result(MAY).parties())
                .containsExactly(
                        outcome(Party.propertyCompany(Lines.COMPANY), 500, 1_000),
                        outcome(Party.PLATFORM, 250, 500),
                        outcome(Party.supplier(Lines.SUPPLIER), 4_250, 3_500));
    }

    @Test
    void tax_is_shown_apart_from_the_platforms_own() {
        var taxed = new SplitTerms(SEVENTY.terms(), 600, Money.CNY, 1);
        var simulation = new Simulation(new SplitRuleDraft(SUPPLIERS, taxed));

        simulation.add(batch(divided(DEFAULT, 8_500, 1_000, 500)));

        assertThat(simulation.result(MAY).parties())
                .contains(
                        outcome(Party.PLATFORM, 500, 940),
                        new PartyOutcome(PartyKind.PLATFORM, Party.PLATFORM.id(), true, Money.cny(0), Money.cny(60)));
    }

    @Test
    void orders_and_lines_of_all_batches_are_counted() {
        var simulation = new Simulation(new SplitRuleDraft(SUPPLIERS, SEVENTY));

        simulation.add(batch(divided(DEFAULT, 8_500, 1_000, 500), divided(DEFAULT, 8_500, 1_000, 500)));
        simulation.add(batch(divided(DEFAULT, 8_500, 1_000, 500)));

        assertThat(simulation.orders()).isEqualTo(3);
        assertThat(simulation.result(MAY).orders()).isEqualTo(3);
        assertThat(simulation.result(MAY).lines()).isEqualTo(3);
    }

    private static MonthLines.Batch batch(DividedLine... lines) {
        return new MonthLines.Batch(lines.length, List.of(lines), MonthLines.Position.START, false);
    }

    /** A line of 100.00 yuan and what was left of it. */
    private static DividedLine divided(SplitRule rule, long supplier, long company, long platform) {
        return new DividedLine(
                Lines.of(1, 10_000),
                rule,
                Map.of(
                        new Recipient(Party.supplier(Lines.SUPPLIER), false), supplier,
                        new Recipient(Party.propertyCompany(Lines.COMPANY), false), company,
                        new Recipient(Party.PLATFORM, false), platform));
    }

    private static SplitRule rule(RuleScope scope) {
        return new SplitRule(
                new UUID(5, 5), scope, SplitTerms.of(new Rates(8_500, 1_000, 500)), Instant.EPOCH, Optional.empty());
    }

    private static PartyOutcome outcome(Party party, long got, long would) {
        return new PartyOutcome(party.kind(), party.id(), false, Money.cny(got), Money.cny(would));
    }

    private static GroupOutcome group(UUID id, PartyKind party, long got, long would) {
        return new GroupOutcome(id, party, false, Money.cny(got), Money.cny(would));
    }
}
