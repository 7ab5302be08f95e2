package io.linli.marketplace.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.PartyKind;

class SplitRuleTest {

    private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
    private static final SplitTerms TERMS = SplitTerms.of(new Rates(8500, 1000, 500));

    private static final UUID COMPANY = new UUID(1, 1);
    private static final UUID COMMUNITY = new UUID(1, 2);
    private static final UUID CAMPAIGN = new UUID(1, 3);
    private static final UUID SUPPLIER = new UUID(2, 1);
    private static final UUID FOOD = new UUID(3, 1);
    private static final UUID FRUIT = new UUID(3, 2);
    private static final UUID ORANGES = new UUID(3, 3);
    private static final UUID OTHER = new UUID(9, 9);

    private static final SplitRule DEFAULT = rule(null, null, null);

    @Test
    void the_default_holds_where_no_other_rule_does() {
        var other = rule(OTHER, null, null);

        assertThat(SplitRule.choose(List.of(other, DEFAULT), line())).contains(DEFAULT);
    }

    @Test
    void from_least_to_most_specific_each_beats_all_before_it() {
        var ascending = List.of(
                DEFAULT,
                rule(COMPANY, null, null),
                at(COMMUNITY, null, null),
                rule(null, null, FOOD),
                rule(null, null, ORANGES),
                rule(null, SUPPLIER, null),
                rule(COMPANY, null, FOOD),
                rule(COMPANY, null, ORANGES),
                at(COMMUNITY, null, FOOD),
                at(COMMUNITY, null, ORANGES),
                rule(COMPANY, SUPPLIER, null),
                at(COMMUNITY, SUPPLIER, null),
                rule(null, SUPPLIER, FOOD),
                rule(null, SUPPLIER, ORANGES),
                rule(COMPANY, SUPPLIER, FOOD),
                rule(COMPANY, SUPPLIER, ORANGES),
                at(COMMUNITY, SUPPLIER, FOOD),
                at(COMMUNITY, SUPPLIER, ORANGES),
                ruleOf(RuleScope.of(null, null, null, null, CAMPAIGN)),
                ruleOf(RuleScope.of(COMPANY, null, SUPPLIER, null, CAMPAIGN)));

        for (int last = 0; last < ascending.size(); last++) {
            var known = new ArrayList<>(ascending.subList(0, last + 1));
            Collections.shuffle(known, new Random(last));
            assertThat(SplitRule.choose(known, line())).contains(ascending.get(last));
        }
    }

    @Test
    void a_rule_for_a_category_holds_for_what_is_below_it_but_not_for_its_neighbours() {
        var fruit = rule(null, null, FRUIT);

        assertThat(SplitRule.choose(List.of(DEFAULT, fruit), line(FOOD, FRUIT, ORANGES)))
                .contains(fruit);
        assertThat(SplitRule.choose(List.of(DEFAULT, fruit), line(FOOD, FRUIT))).contains(fruit);
        assertThat(SplitRule.choose(List.of(DEFAULT, fruit), line(FOOD, OTHER))).contains(DEFAULT);
        assertThat(SplitRule.choose(List.of(DEFAULT, fruit), line())).contains(fruit);
    }

    @Test
    void a_rule_holds_from_its_first_moment_on_and_not_before() {
        var now = ruleFrom(NOON);
        var later = ruleFrom(NOON.plusNanos(1));

        assertThat(SplitRule.choose(List.of(DEFAULT, now, later), line())).contains(now);
    }

    @Test
    void of_one_scope_the_latest_version_in_force_wins_whenever_it_was_put() {
        var first = ruleFrom(NOON.minus(Duration.ofDays(30)));
        var second = ruleFrom(NOON.minus(Duration.ofDays(1)));
        var third = ruleFrom(NOON.plus(Duration.ofDays(1)));

        assertThat(SplitRule.choose(List.of(third, second, DEFAULT, first), line()))
                .contains(second);
    }

    @Test
    void a_version_that_ends_gives_way_to_the_one_before_it() {
        var scope = RuleScope.of(COMPANY, null, null, null, null);
        var standing = new SplitRule(Ids.next(), scope, TERMS, Instant.EPOCH, Optional.empty());
        var ended = new SplitRule(Ids.next(), scope, TERMS, NOON.minusSeconds(60), Optional.of(NOON));
        var ending = new SplitRule(Ids.next(), scope, TERMS, NOON.minusSeconds(60), Optional.of(NOON.plusNanos(1)));

        assertThat(SplitRule.choose(List.of(DEFAULT, standing, ended), line())).contains(standing);
        assertThat(SplitRule.choose(List.of(DEFAULT, standing, ending), line())).contains(ending);
    }

    @Test
    void a_rule_with_amounts_is_for_its_currency_and_prices_from_its_lowest_on() {
        var terms = new SplitTerms(
                List.of(
                        SplitTerm.rest(PartyKind.SUPPLIER),
                        new SplitTerm(
                                PartyKind.PLATFORM,
                                Optional.empty(),
                                new Portion.Percentage(500),
                                10,
                                0,
                                Optional.empty())),
                0,
                Money.CNY,
                100);
        var special = new SplitRule(
                Ids.next(), RuleScope.of(COMPANY, null, null, null, null), terms, Instant.EPOCH, Optional.empty());
        var rules = List.of(DEFAULT, special);

        assertThat(SplitRule.choose(rules, line(Money.cny(100)))).contains(special);
        assertThat(SplitRule.choose(rules, line(Money.cny(99)))).contains(DEFAULT);
        assertThat(SplitRule.choose(rules, line(Money.of(100, "EUR")))).contains(DEFAULT);
    }

    @Test
    void a_rule_of_a_campaign_is_for_its_lines_only() {
        var campaigns = ruleOf(RuleScope.of(null, null, null, null, OTHER));

        assertThat(SplitRule.choose(List.of(DEFAULT, campaigns), line())).contains(DEFAULT);
    }

    @Test
    void a_newer_default_does_not_beat_an_older_special_rule() {
        var special = rule(COMPANY, null, null);
        var newDefault = new SplitRule(Ids.next(), RuleScope.DEFAULT, TERMS, NOON, Optional.empty());

        assertThat(SplitRule.choose(List.of(special, newDefault), line())).contains(special);
    }

    private static SplitRule ruleFrom(Instant validFrom) {
        return new SplitRule(
                Ids.next(), RuleScope.of(COMPANY, null, null, null, null), TERMS, validFrom, Optional.empty());
    }

    private static SplitRule rule(@Nullable UUID company, @Nullable UUID supplier, @Nullable UUID category) {
        return ruleOf(RuleScope.of(company, null, supplier, category, null));
    }

    private static SplitRule at(UUID community, @Nullable UUID supplier, @Nullable UUID category) {
        return ruleOf(RuleScope.of(null, community, supplier, category, null));
    }

    private static SplitRule ruleOf(RuleScope scope) {
        return new SplitRule(Ids.next(), scope, TERMS, Instant.EPOCH, Optional.empty());
    }

    private static SplitLine line() {
        return line(FOOD, FRUIT, ORANGES);
    }

    private static SplitLine line(UUID... categories) {
        return line(Money.cny(100), categories);
    }

    private static SplitLine line(Money unitPrice, UUID... categories) {
        return new SplitLine(
                Ids.next(),
                COMPANY,
                COMMUNITY,
                SUPPLIER,
                List.of(categories),
                Optional.of(CAMPAIGN),
                Optional.empty(),
                1,
                unitPrice,
                NOON);
    }
}
