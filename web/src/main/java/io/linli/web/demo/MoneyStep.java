package io.linli.web.demo;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.payment.PaymentRequest;
import io.linli.marketplace.payment.StartPayment;
import io.linli.marketplace.payout.OnboardParty;
import io.linli.marketplace.payout.PlanPayouts;
import io.linli.marketplace.reconciliation.Reconciliations;
import io.linli.marketplace.settlement.ReleaseShares;
import io.linli.marketplace.statement.IssueDueStatements;
import io.linli.marketplace.statement.StatementMonth;
import io.linli.marketplace.statement.StatementSettings;

/**
 * Lets the demo's money flow to its end, by the use cases alone: today's purchases are paid at the simulator; two suppliers and
 * a property company open accounts there and are paid what was released to them; statements of the last month are issued; and
 * books and provider are reconciled. The purchases of former days were booked without a provider, who therefore knows nothing
 * of their money: what is paid out is money of today's purchases.
 *
 * <p>Done again after a crash it goes on: what is paid, opened, paid out or issued already stays as it is.
 */
@ApplicationScoped
class MoneyStep {

    private static final Logger LOG = Logger.getLogger("demo");

    private static final String NAME = "demo";

    private final DemoSimulator simulator;
    private final DemoState state;
    private final StartPayment startPayment;
    private final ReleaseShares releaseShares;
    private final OnboardParty onboardParty;
    private final PlanPayouts planPayouts;
    private final IssueDueStatements statements;
    private final StatementSettings statementSettings;
    private final Reconciliations reconciliations;
    private final OwnContext own;
    private final Clock clock;

    MoneyStep(
            DemoSimulator simulator,
            DemoState state,
            StartPayment startPayment,
            ReleaseShares releaseShares,
            OnboardParty onboardParty,
            PlanPayouts planPayouts,
            IssueDueStatements statements,
            StatementSettings statementSettings,
            Reconciliations reconciliations,
            OwnContext own,
            Clock clock) {
        this.simulator = simulator;
        this.state = state;
        this.startPayment = startPayment;
        this.releaseShares = releaseShares;
        this.onboardParty = onboardParty;
        this.planPayouts = planPayouts;
        this.statements = statements;
        this.statementSettings = statementSettings;
        this.reconciliations = reconciliations;
        this.own = own;
        this.clock = clock;
    }

    /** Somebody who is to be paid. */
    record Payee(Party party, String name) {}

    /** Not within a transaction. Without a simulator only the statements are issued. */
    Uni<Void> make(List<Payee> payees) {
        if (!simulator.isThere()) {
            LOG.info("demo: no simulator, so nobody pays or is paid");
            return state.allDivided().chain(this::issueStatements);
        }
        LOG.info("demo: today's purchases are paid, and parties paid out");
        return payToday()
                .chain(state::allDivided)
                .chain(this::release)
                .chain(() -> each(payees, this::payOut))
                .chain(this::issueStatements)
                .chain(state::allSent)
                .chain(() -> own.run(() -> reconciliations.request(Optional.empty(), Optional.empty(), NAME)))
                .replaceWithVoid();
    }

    private Uni<Void> payToday() {
        return state.unpaid().chain(unpaid -> each(unpaid, this::pay));
    }

    private Uni<Void> pay(DemoState.Unpaid group) {
        var page = URI.create(simulator.shop() + "/order-groups/" + group.groupId());
        var request = new PaymentRequest(
                group.companyId(), group.groupId(), page, page, Locale.SIMPLIFIED_CHINESE, Optional.empty());
        return own.run(() -> startPayment.start(request)).chain(opened -> simulator.pay(opened.url()));
    }

    /** What is due of former days, without waiting for the janitor's next round. */
    private Uni<Void> release() {
        return Multi.createBy()
                .repeating()
                .uni(() -> own.run(releaseShares::next))
                .whilst(lines -> lines > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> payOut(Payee payee) {
        return own.run(() -> onboardParty.open(payee.party()))
                .chain(account -> simulator.onboard(account.providerAccount().orElseThrow(), payee.name()))
                .chain(() -> own.run(() -> onboardParty.refresh(payee.party())))
                .chain(() -> own.run(() -> planPayouts.now(payee.party())))
                .invoke(planned -> LOG.infof("demo: %s is paid by %d payouts", payee.name(), planned.size()))
                .replaceWithVoid();
    }

    /** All facts of the demo's months are told, so nothing is to be waited for. */
    private Uni<Void> issueStatements() {
        var last = StatementMonth.endedBy(clock.instant(), statementSettings.timeZone());
        return own.run(() -> statements.issueUpTo(last));
    }

    private static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(one -> step.apply(one))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
