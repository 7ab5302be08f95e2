package io.linli.local.stripe.connect;

import io.vertx.core.json.JsonObject;

import io.linli.local.stripe.balance.BalanceTransactions;
import io.linli.local.stripe.balance.BalanceTransactions.Movement;
import io.linli.local.stripe.balance.Funds;
import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/** Takes a transfer back, in full or in part, from what the connected account has. */
public final class TransferReversals {

    /** Stripe's name for the type. */
    public static final String TYPE = "transfer_reversal";

    private static final int EMBEDDED = 10;

    private TransferReversals() {}

    public static void register(Endpoints endpoints) {
        endpoints
                .post("/v1/transfers/{id}/reversals", TransferReversals::create)
                .get("/v1/transfers/{id}/reversals", TransferReversals::list)
                .get("/v1/transfers/{id}/reversals/{id}", TransferReversals::retrieve)
                .post("/v1/transfers/{id}/reversals/{id}", TransferReversals::update);
    }

    private static JsonObject create(Call call) {
        var transfer = Transfers.subject(call);
        var params = call.params();
        params.ignore("refund_application_fee");
        var left = transfer.getLong("amount") - transfer.getLong("amount_reversed");
        var given = params.amount("amount");
        var amount = given == null ? left : given;
        if (left == 0) {
            throw StripeError.state(
                    "transfer_already_reversed",
                    null,
                    "Transfer " + transfer.getString("id") + " has already been reversed.");
        }
        if (amount > left) {
            throw StripeError.state(
                    "amount_too_large",
                    "amount",
                    "Reversal amount (" + amount + ") is greater than unreversed amount on transfer (" + left + ")");
        }
        var availableOn = takeable(call.work(), transfer, amount);
        var reversal = Json.object(
                "id",
                Ids.next("trr"),
                "object",
                TYPE,
                "amount",
                amount,
                "balance_transaction",
                null,
                "created",
                call.work().now(),
                "currency",
                transfer.getString("currency"),
                "destination_payment_refund",
                null,
                "metadata",
                params.metadata(new JsonObject()),
                "source_refund",
                null,
                "transfer",
                transfer.getString("id"));
        move(call.work(), transfer, reversal, availableOn);
        Json.hidden(reversal).put("description", params.text("description"));
        call.work().put(reversal);
        embed(call.work(), transfer, reversal);
        Events.emit(call.work(), "transfer.reversed", transfer);
        return reversal;
    }

    /** Money that came with a charge still pending goes back as it came; otherwise it must be available there. */
    private static long takeable(Work work, JsonObject transfer, long amount) {
        var came = work.get(transfer.getString("balance_transaction")).getLong("available_on");
        if (came > work.now()) {
            return came;
        }
        var there = work.in(transfer.getString("destination"));
        if (Funds.available(there, transfer.getString("currency")) < amount) {
            throw StripeError.state(
                    "balance_insufficient",
                    null,
                    "The connected account does not have sufficient available funds to reverse this transfer.");
        }
        return work.now();
    }

    private static void move(Work work, JsonObject transfer, JsonObject reversal, long availableOn) {
        var amount = reversal.getLong("amount");
        var currency = reversal.getString("currency");
        var back = Movement.now(work, "transfer_refund", amount, currency, reversal.getString("id"));
        reversal.put(
                "balance_transaction",
                BalanceTransactions.record(work, back.availableOn(availableOn)).getString("id"));
        var there = work.in(transfer.getString("destination"));
        var refund = Ids.next("pyr");
        var out = BalanceTransactions.record(
                there,
                Movement.now(there, "payment_refund", -amount, currency, refund).availableOn(availableOn));
        there.put(Json.object(
                "id",
                refund,
                "object",
                "refund",
                "amount",
                amount,
                "balance_transaction",
                out.getString("id"),
                "charge",
                transfer.getString("destination_payment"),
                "created",
                there.now(),
                "currency",
                currency,
                "metadata",
                new JsonObject(),
                "payment_intent",
                null,
                "reason",
                null,
                "source_transfer_reversal",
                reversal.getString("id"),
                "status",
                "succeeded",
                "transfer_reversal",
                null));
        there.find(transfer.getString("destination_payment")).ifPresent(payment -> {
            var refunded = payment.getLong("amount_refunded") + amount;
            there.put(payment.put("amount_refunded", refunded).put("refunded", refunded == payment.getLong("amount")));
        });
        reversal.put("destination_payment_refund", refund);
    }

    private static void embed(Work work, JsonObject transfer, JsonObject reversal) {
        var reversed = transfer.getLong("amount_reversed") + reversal.getLong("amount");
        transfer.put("amount_reversed", reversed).put("reversed", reversed == transfer.getLong("amount"));
        var list = transfer.getJsonObject("reversals");
        var data = list.getJsonArray("data");
        data.getList().add(0, Json.visible(reversal));
        list.put("total_count", list.getInteger("total_count") + 1);
        if (data.size() > EMBEDDED) {
            data.remove(EMBEDDED);
            list.put("has_more", true);
        }
        work.put(transfer);
    }

    private static JsonObject list(Call call) {
        var transfer = Transfers.subject(call).getString("id");
        return Lists.page(
                call,
                TYPE,
                "/v1/transfers/" + transfer + "/reversals",
                reversal -> transfer.equals(reversal.getString("transfer")));
    }

    private static JsonObject retrieve(Call call) {
        var id = call.ids().get(1);
        return call.work()
                .find(TYPE, id)
                .filter(reversal -> call.id().equals(reversal.getString("transfer")))
                .orElseThrow(() -> StripeError.missing("transfer_reversal", id, "id"));
    }

    private static JsonObject update(Call call) {
        var reversal = retrieve(call);
        reversal.put("metadata", call.params().metadata(reversal.getJsonObject("metadata")));
        return call.work().put(reversal);
    }
}
