package io.linli.web.model;

/** One thing that happens. What cannot happen at that moment (a refund before any order) simply does not. */
sealed interface Step {

    /** How the payer fares on the provider's page. */
    enum Card {
        GOOD("4242424242424242"),
        DECLINED_FIRST("4000000000000002"),
        DISPUTED_AT_ONCE("4000000000000259"),
        NONE("");

        final String number;

        Card(String number) {
            this.number = number;
        }
    }

    /** A resident buys one of a first supplier's offers and some of a second's. */
    record Buy(int resident, int first, int second, int quantity, Card card) implements Step {}

    /** The household asks a part of a line back, in quarters of it; its supplier agrees. */
    record AskBack(int order, int quarters) implements Step {}

    /** The bank decides a dispute. */
    record Decide(int order, boolean won) implements Step {}

    /** The shares of an order need not wait any longer. */
    record Release(int order) implements Step {}

    /** A party is paid what it may be paid now. */
    record PayOut(int party) implements Step {}

    /** A party has all its money at the provider paid to its bank. */
    record Empty(int party) implements Step {}

    /** The provider misbehaves for a while. */
    record Trouble(String kind, int count) implements Step {}

    /** The product is killed and started again. */
    record Restart() implements Step {}
}
