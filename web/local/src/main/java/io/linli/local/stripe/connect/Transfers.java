package io.linli.local.stripe.connect;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.balance.BalanceTransactions;
import io.linli.local.stripe.balance.BalanceTransactions.Movement;
import io.linli.local.stripe.balance.Funds;
import io.linli.local.stripe.fault.FaultKind;
import io.linli.local.stripe.fault.Faults;
import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.payment.Charges;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/** Transfers from the platform's balance to a connected account's. */
public final class Transfers {

    /** Stripe's name for the type. */
    public static final String TYPE = "transfer";

    private Transfers() {}

    public static void register(Endpoints endpoints) {
        endpoints
                .post("/v1/transfers", Transfers::create)
                .get("/v1/transfers", call -> Lists.page(call, TYPE, "/v1/transfers", "destination", "transfer_group"))
                .get("/v1/transfers/{id}", Transfers::subject)
                .post("/v1/transfers/{id}", Transfers::update);
    }

    private static JsonObject create(Call call) {
        var params = call.params();
        var amount = params.requiredAmount("amount");
        var currency = params.requiredCurrency("currency");
        var destination = destination(call);
        params.choice("source_type", "bank_account", "card", "fpx");
        var source = params.text("source_transaction") == null
                ? null
                : call.referenced(Charges.TYPE, "charge", "source_transaction");
        refuseByFault(call);
        var availableOn = source == null
                ? fromBalance(call.work(), amount, currency)
                : fromCharge(call.work(), source, amount, currency);
        var transfer = made(call, amount, currency, destination, source);
        move(call.work(), transfer, availableOn);
        call.work().put(transfer);
        Events.emit(call.work(), "transfer.created", transfer);
        return transfer;
    }

    private static JsonObject destination(Call call) {
        var id = call.params().required("destination");
        var account = call.work()
                .find(ConnectAccounts.TYPE, id)
                .orElseThrow(() -> StripeError.missing("destination", id, "destination"));
        if (!ConnectAccounts.able(account, "transfers")) {
            throw StripeError.state(
                    "insufficient_capabilities_for_transfer",
                    "destination",
                    "Your destination account needs to have at least one of the following capabilities enabled: transfers, "
                            + "crypto_transfers, legacy_payments");
        }
        return account;
    }

    private static long fromBalance(Work work, long amount, String currency) {
        if (Funds.available(work, currency) < amount) {
            throw insufficientFunds();
        }
        return work.now();
    }

    /** The other parameters are read all the same: what is unknown among them would be the truer refusal. */
    private static void refuseByFault(Call call) {
        if (Faults.strike(call.work(), FaultKind.TRANSFER_INSUFFICIENT_FUNDS).isPresent()) {
            call.params().ignore("description", "transfer_group");
            call.params().metadata(new JsonObject());
            throw insufficientFunds().keepingWork();
        }
    }

    private static StripeError insufficientFunds() {
        return StripeError.state(
                "balance_insufficient",
                null,
                "You have insufficient available funds in your Stripe account. Try adding funds directly to your available "
                        + "balance by creating Charges using the 4000000000000077 test card. See: "
                        + "https://stripe.com/docs/testing#available-balance");
    }

    /** Funds of a charge can be transferred before they are available; they become so on the same day. */
    private static long fromCharge(Work work, JsonObject charge, long amount, String currency) {
        var id = charge.getString("id");
        if (!charge.getBoolean("captured") || !"succeeded".equals(charge.getString("status"))) {
            throw StripeError.state(
                    "transfer_source_invalid", "source_transaction", "Charge " + id + " was not captured.");
        }
        if (!currency.equals(charge.getString("currency"))) {
            throw StripeError.state(
                    "parameter_invalid",
                    "currency",
                    "The currency of source_transaction's balance transaction (" + charge.getString("currency")
                            + ") must be the same as the transfer currency (" + currency + ")");
        }
        var transferred = Json.hidden(charge).getLong("transferred", 0L) + amount;
        if (transferred > charge.getLong("amount_captured")) {
            throw StripeError.state(
                    "transfer_source_exceeded",
                    "source_transaction",
                    "Transfers using this transaction as a source must not exceed the source amount of "
                            + charge.getLong("amount_captured") + " (already transferred: " + (transferred - amount)
                            + ").");
        }
        Json.hidden(charge).put("transferred", transferred);
        if (charge.getString("transfer_group") == null) {
            charge.put("transfer_group", "group_" + id);
        }
        work.put(charge);
        var transaction = work.get(charge.getString("balance_transaction"));
        return Math.max(work.now(), transaction.getLong("available_on"));
    }

    private static JsonObject made(
            Call call, long amount, String currency, JsonObject destination, @Nullable JsonObject source) {
        var params = call.params();
        var id = Ids.next("tr");
        var group = params.text("transfer_group");
        return Json.object(
                "id",
                id,
                "object",
                TYPE,
                "amount",
                amount,
                "amount_reversed",
                0L,
                "balance_transaction",
                null,
                "created",
                call.work().now(),
                "currency",
                currency,
                "description",
                params.text("description"),
                "destination",
                destination.getString("id"),
                "destination_payment",
                null,
                "livemode",
                false,
                "metadata",
                params.metadata(new JsonObject()),
                "reversals",
                Json.object(
                        "object",
                        "list",
                        "data",
                        Json.array(),
                        "has_more",
                        false,
                        "total_count",
                        0,
                        "url",
                        "/v1/transfers/" + id + "/reversals"),
                "reversed",
                false,
                "source_transaction",
                source == null ? null : source.getString("id"),
                "source_type",
                "card",
                "transfer_group",
                group == null && source != null ? source.getString("transfer_group") : group);
    }

    private static void move(Work work, JsonObject transfer, long availableOn) {
        var id = transfer.getString("id");
        var amount = transfer.getLong("amount");
        var currency = transfer.getString("currency");
        var out = BalanceTransactions.record(
                work, Movement.now(work, "transfer", -amount, currency, id).availableOn(availableOn));
        var there = work.in(transfer.getString("destination"));
        var payment = Ids.next("py");
        var in = BalanceTransactions.record(
                there, Movement.now(there, "payment", amount, currency, payment).availableOn(availableOn));
        there.put(Json.object(
                "id",
                payment,
                "object",
                Charges.TYPE,
                "amount",
                amount,
                "amount_captured",
                amount,
                "amount_refunded",
                0L,
                "balance_transaction",
                in.getString("id"),
                "captured",
                true,
                "created",
                there.now(),
                "currency",
                currency,
                "customer",
                null,
                "description",
                null,
                "disputed",
                false,
                "livemode",
                false,
                "metadata",
                new JsonObject(),
                "paid",
                true,
                "payment_intent",
                null,
                "refunded",
                false,
                "source_transfer",
                id,
                "status",
                "succeeded",
                "transfer_group",
                transfer.getString("transfer_group")));
        Events.emit(there, "payment.created", there.get(payment));
        transfer.put("balance_transaction", out.getString("id")).put("destination_payment", payment);
    }

    private static JsonObject update(Call call) {
        var transfer = subject(call);
        call.params().copyTexts(transfer, "description");
        transfer.put("metadata", call.params().metadata(transfer.getJsonObject("metadata")));
        call.work().put(transfer);
        Events.emit(call.work(), "transfer.updated", transfer);
        return transfer;
    }

    static JsonObject subject(Call call) {
        return call.subject(TYPE, "transfer");
    }
}
