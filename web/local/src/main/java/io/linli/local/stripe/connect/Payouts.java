package io.linli.local.stripe.connect;

import io.vertx.core.json.JsonObject;

import io.linli.local.stripe.agenda.Timers;
import io.linli.local.stripe.balance.BalanceTransactions;
import io.linli.local.stripe.balance.BalanceTransactions.Movement;
import io.linli.local.stripe.balance.Funds;
import io.linli.local.stripe.fault.FaultKind;
import io.linli.local.stripe.fault.Faults;
import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Settings;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/** Payouts to a bank account, of the platform or (with {@code Stripe-Account}) of a connected account. */
public final class Payouts {

    /** Stripe's name for the type. */
    public static final String TYPE = "payout";

    /** The timer on which a payout arrives. */
    public static final String ARRIVES = "payout-arrives";

    private Payouts() {}

    public static void register(Endpoints endpoints) {
        endpoints
                .post("/v1/payouts", Payouts::create)
                .get("/v1/payouts", call -> Lists.page(call, TYPE, "/v1/payouts", "status", "destination"))
                .get("/v1/payouts/{id}", call -> call.subject(TYPE, "payout"))
                .post("/v1/payouts/{id}", Payouts::update)
                .post("/v1/payouts/{id}/cancel", Payouts::cancel);
    }

    private static JsonObject create(Call call) {
        var work = call.work();
        var params = call.params();
        params.ignore("source_type");
        var amount = params.requiredAmount("amount");
        var currency = params.requiredCurrency("currency");
        var bank = bank(work);
        if (Funds.available(work, currency) < amount) {
            throw StripeError.state(
                    "balance_insufficient",
                    null,
                    "You have insufficient funds in your Stripe account for this transfer. Your card balance is too low.");
        }
        var arrives = work.nowMillis() + Settings.of(work).getLong("payoutArrivesAfterSeconds") * 1000;
        var id = Ids.next("po");
        var movement = Movement.now(work, TYPE, -amount, currency, id).described("STRIPE PAYOUT");
        var payout = Json.object(
                "id",
                id,
                "object",
                TYPE,
                "amount",
                amount,
                "application_fee",
                null,
                "application_fee_amount",
                null,
                "arrival_date",
                arrives / 1000,
                "automatic",
                false,
                "balance_transaction",
                BalanceTransactions.record(work, movement).getString("id"),
                "created",
                work.now(),
                "currency",
                currency,
                "description",
                params.text("description"),
                "destination",
                params.text("destination", bank),
                "failure_balance_transaction",
                null,
                "failure_code",
                null,
                "failure_message",
                null,
                "livemode",
                false,
                "metadata",
                params.metadata(new JsonObject()),
                "method",
                params.text("method", "standard"),
                "original_payout",
                null,
                "reconciliation_status",
                "not_applicable",
                "reversed_by",
                null,
                "source_type",
                "card",
                "statement_descriptor",
                params.text("statement_descriptor"),
                "status",
                "pending",
                "type",
                "bank_account");
        Json.hidden(payout)
                .put("fails", Faults.strike(work, FaultKind.PAYOUT_FAILURE).isPresent());
        work.put(payout);
        Timers.set(work, ARRIVES, id, arrives);
        Events.emit(work, "payout.created", payout);
        return payout;
    }

    private static String bank(Work work) {
        if (!work.connected()) {
            return "ba_" + work.platform().substring("acct_".length());
        }
        var account = work.in(work.platform()).get(work.scope());
        if (!account.getBoolean("payouts_enabled")) {
            throw StripeError.state(
                    "payouts_not_allowed", null, "Cannot create payouts: this account has requirements that are due.");
        }
        return account.getJsonObject("external_accounts")
                .getJsonArray("data")
                .getJsonObject(0)
                .getString("id");
    }

    private static JsonObject update(Call call) {
        var payout = call.subject(TYPE, "payout");
        payout.put("metadata", call.params().metadata(payout.getJsonObject("metadata")));
        call.work().put(payout);
        Events.emit(call.work(), "payout.updated", payout);
        return payout;
    }

    private static JsonObject cancel(Call call) {
        var payout = call.subject(TYPE, "payout");
        if (!"pending".equals(payout.getString("status"))) {
            throw StripeError.state(
                    "payout_unexpected_state", null, "Payouts can only be canceled while they are pending.");
        }
        payout.put("status", "canceled");
        back(call.work(), payout, "payout_cancel");
        Events.emit(call.work(), "payout.canceled", payout);
        return payout;
    }

    /** The timer's action: a payout reaches the bank, or comes back from it. */
    public static void arrive(Work work, String id) {
        work.find(TYPE, id)
                .filter(payout -> "pending".equals(payout.getString("status")))
                .ifPresent(payout -> {
                    if (Json.hidden(payout).getBoolean("fails")) {
                        payout.put("status", "failed")
                                .put("failure_code", "account_closed")
                                .put("failure_message", "The bank account has been closed");
                        back(work, payout, "payout_failure");
                        Events.emit(work, "payout.failed", payout);
                    } else {
                        work.put(payout.put("status", "paid"));
                        Events.emit(work, "payout.paid", payout);
                    }
                });
    }

    private static void back(Work work, JsonObject payout, String type) {
        var movement = Movement.now(
                work, type, payout.getLong("amount"), payout.getString("currency"), payout.getString("id"));
        payout.put(
                "failure_balance_transaction",
                BalanceTransactions.record(work, movement).getString("id"));
        work.put(payout);
    }
}
