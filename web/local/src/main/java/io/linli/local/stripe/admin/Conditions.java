package io.linli.local.stripe.admin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

import io.linli.local.stripe.admin.AdminApi.Request;
import io.linli.local.stripe.agenda.Timers;
import io.linli.local.stripe.balance.BalanceTransactions;
import io.linli.local.stripe.balance.BalanceTransactions.Movement;
import io.linli.local.stripe.balance.Funds;
import io.linli.local.stripe.connect.ConnectAccounts;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.payment.Charges;
import io.linli.local.stripe.payment.Disputes;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Settings;
import io.linli.local.stripe.store.Work;

/** Settings, clock, money from nowhere, disputes, and what becomes of connected accounts. */
final class Conditions {

    private static final Set<String> FIXED = Set.of("id", "object", "key", "clockOffsetMillis");
    private static final long SOON_MILLIS = 5_000;
    private static final Set<String> FUND_TYPES = Set.of("adjustment", "stripe_fee", "topup");

    private Conditions() {}

    static JsonObject show(Request request, Work work) {
        var settings = Settings.of(work).copy();
        settings.remove("object");
        settings.remove("key");
        return Json.object(
                "account", work.platform(),
                "now", work.now(),
                "settings", settings,
                "availableCny", Funds.available(work, "cny"),
                "pendingCny", Funds.pending(work, "cny"),
                "soon", Timers.endingWithin(work, SOON_MILLIS));
    }

    static JsonObject settings(Request request, Work work) {
        var settings = Settings.of(work);
        request.body().forEach(change -> {
            var present = settings.getValue(change.getKey());
            var sameKind = (present instanceof Number && change.getValue() instanceof Number n && n.longValue() >= 0)
                    || (present instanceof String && change.getValue() instanceof String);
            if (FIXED.contains(change.getKey()) || !sameKind) {
                throw refusal("No such setting, or not of its kind: " + change.getKey());
            }
            settings.put(
                    change.getKey(),
                    change.getValue() instanceof Number n ? (Object) n.longValue() : change.getValue());
        });
        work.put(settings);
        return show(request, work);
    }

    static JsonObject clock(Request request, Work work) {
        var seconds = request.body().getLong("advanceSeconds", 0L);
        if (seconds < 0) {
            throw refusal("The clock only goes forward: advanceSeconds is at least 0.");
        }
        var settings = Settings.of(work);
        var offset = settings.getLong("clockOffsetMillis") + seconds * 1000;
        work.put(settings.put("clockOffsetMillis", offset));
        return Json.object("now", work.now() + seconds);
    }

    static JsonObject funds(Request request, Work work) {
        var body = request.body();
        var type = body.getString("type", "adjustment");
        var amount = body.getLong("amount", 0L);
        if (!FUND_TYPES.contains(type) || amount == 0) {
            throw refusal("type is one of " + FUND_TYPES + ", amount is not 0.");
        }
        var scope = work.in(body.getString("account", work.platform()));
        var movement = Movement.now(scope, type, amount, body.getString("currency", "cny"), "admin");
        return BalanceTransactions.record(scope, movement.described(body.getString("description")))
                .put("source", null);
    }

    static JsonObject dispute(Request request, Work work) {
        var body = request.body();
        var id = body.getString("charge", "");
        var charge = work.find(Charges.TYPE, id).orElseThrow(() -> StripeError.missing("charge", id, "charge"));
        return Json.visible(Disputes.open(
                work,
                charge,
                body.getString("reason", "fraudulent"),
                body.getLong("amount"),
                body.getBoolean("inquiry", false)));
    }

    static JsonObject decide(Request request, Work work) {
        var outcome = request.body().getString("outcome", "");
        if (!outcome.equals("won") && !outcome.equals("lost")) {
            throw refusal("outcome is won or lost.");
        }
        var dispute = work.find(Disputes.TYPE, request.id())
                .orElseThrow(() -> StripeError.missing("dispute", request.id(), "id"));
        return Json.visible(Disputes.decide(work, dispute, outcome.equals("won")));
    }

    static JsonObject onboard(Request request, Work work) {
        var account = account(request, work);
        ConnectAccounts.onboard(work, account, request.body().getString("businessName", "Business"), "622200001234");
        return Json.visible(account);
    }

    static JsonObject requirements(Request request, Work work) {
        var account = account(request, work);
        List<String> due = request.body().getJsonArray("due", new JsonArray()).stream()
                .map(String::valueOf)
                .toList();
        ConnectAccounts.require(work, account, due);
        return Json.visible(account);
    }

    private static JsonObject account(Request request, Work work) {
        return work.find(ConnectAccounts.TYPE, request.id())
                .orElseThrow(() -> StripeError.missing("account", request.id(), "id"));
    }

    private static StripeError refusal(String message) {
        return StripeError.parameter("parameter_invalid", null, message);
    }
}
