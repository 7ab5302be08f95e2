package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.agenda.Timers;
import io.linli.local.stripe.balance.BalanceTransactions;
import io.linli.local.stripe.balance.BalanceTransactions.Movement;
import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Settings;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/**
 * Disputes: a customer's bank takes the money back until evidence convinces it.
 *
 * <p>As in Stripe's test mode the evidence decides: {@code uncategorized_text} of {@code winning_evidence} or
 * {@code losing_evidence} closes a dispute as it is submitted; other evidence leaves it under review until an admin call
 * decides. Without evidence it is lost when the evidence is due.
 */
public final class Disputes {

    /** Stripe's name for the type. */
    public static final String TYPE = "dispute";

    /** The timer on which a dispute without evidence is lost. */
    public static final String DUE = "dispute-evidence-due";

    private static final long EVIDENCE_SECONDS = 9 * 86_400L;
    private static final List<String> OPEN = List.of("needs_response", "warning_needs_response");
    private static final List<String> CLOSED = List.of("won", "lost", "warning_closed");

    private static final String[] EVIDENCE = {
        "access_activity_log",
        "billing_address",
        "cancellation_policy",
        "cancellation_policy_disclosure",
        "cancellation_rebuttal",
        "customer_communication",
        "customer_email_address",
        "customer_name",
        "customer_purchase_ip",
        "customer_signature",
        "duplicate_charge_documentation",
        "duplicate_charge_explanation",
        "duplicate_charge_id",
        "product_description",
        "receipt",
        "refund_policy",
        "refund_policy_disclosure",
        "refund_refusal_explanation",
        "service_date",
        "service_documentation",
        "shipping_address",
        "shipping_carrier",
        "shipping_date",
        "shipping_documentation",
        "shipping_tracking_number",
        "uncategorized_file",
        "uncategorized_text"
    };

    private Disputes() {}

    public static void register(Endpoints endpoints) {
        endpoints
                .get("/v1/disputes", call -> Lists.page(call, TYPE, "/v1/disputes", "charge", "payment_intent"))
                .get("/v1/disputes/{id}", call -> call.subject(TYPE, "dispute"))
                .post("/v1/disputes/{id}", Disputes::update)
                .post("/v1/disputes/{id}/close", Disputes::close);
    }

    /**
     * Opens a dispute about a captured charge.
     *
     * @param amount minor units, or null for everything captured and not refunded
     * @param inquiry whether it is only a question, for which no money is withdrawn yet
     */
    public static JsonObject open(Work work, JsonObject charge, String reason, @Nullable Long amount, boolean inquiry) {
        var most = Charges.refundable(charge);
        if (charge.getBoolean("disputed") || most == 0 || (amount != null && (amount < 1 || amount > most))) {
            throw StripeError.state(
                    "charge_not_disputable", "charge", "Charge " + charge.getString("id") + " cannot be disputed so.");
        }
        var dispute = made(work, charge, reason, amount == null ? most : amount, inquiry);
        charge.put("disputed", true);
        Json.hidden(charge).put("refundableWhileDisputed", inquiry);
        work.put(charge);
        if (!inquiry) {
            move(work, dispute, -dispute.getLong("amount"), Settings.of(work).getLong("disputeFee"), "dispute");
        }
        work.put(dispute);
        Timers.set(work, DUE, dispute.getString("id"), work.nowMillis() + EVIDENCE_SECONDS * 1000);
        Events.emit(work, "charge.dispute.created", dispute);
        if (!inquiry) {
            Events.emit(work, "charge.dispute.funds_withdrawn", dispute);
        }
        return dispute;
    }

    /** Decides a dispute that is not closed: won gives the money back, lost leaves it withdrawn. */
    public static JsonObject decide(Work work, JsonObject dispute, boolean won) {
        if (CLOSED.contains(dispute.getString("status"))) {
            throw StripeError.state("dispute_closed", null, "This dispute is already closed");
        }
        var inquiry = dispute.getString("status").startsWith("warning");
        dispute.put("status", inquiry ? "warning_closed" : won ? "won" : "lost");
        if (!inquiry && won) {
            move(work, dispute, dispute.getLong("amount"), 0, "dispute_reversal");
        }
        work.put(dispute);
        Events.emit(work, "charge.dispute.closed", dispute);
        if (!inquiry && won) {
            Events.emit(work, "charge.dispute.funds_reinstated", dispute);
        }
        return dispute;
    }

    /** The timer's action: nobody answered in time. */
    public static void evidenceDue(Work work, String id) {
        work.find(TYPE, id)
                .filter(dispute -> OPEN.contains(dispute.getString("status")))
                .ifPresent(dispute -> {
                    dispute.getJsonObject("evidence_details").put("past_due", true);
                    decide(work, dispute, false);
                });
    }

    private static JsonObject made(Work work, JsonObject charge, String reason, long amount, boolean inquiry) {
        var evidence = new JsonObject();
        for (var name : EVIDENCE) {
            evidence.putNull(name);
        }
        return Json.object(
                "id", Ids.next("du"),
                "object", TYPE,
                "amount", amount,
                "balance_transactions", Json.array(),
                "charge", charge.getString("id"),
                "created", work.now(),
                "currency", charge.getString("currency"),
                "enhanced_eligibility_types", Json.array(),
                "evidence", evidence,
                "evidence_details",
                        Json.object(
                                "due_by",
                                work.now() + EVIDENCE_SECONDS,
                                "enhanced_eligibility",
                                new JsonObject(),
                                "has_evidence",
                                false,
                                "past_due",
                                false,
                                "submission_count",
                                0),
                "is_charge_refundable", inquiry,
                "livemode", false,
                "metadata", new JsonObject(),
                "payment_intent", charge.getString("payment_intent"),
                "payment_method_details",
                        Json.object(
                                "type",
                                "card",
                                "card",
                                Json.object("brand", "visa", "case_type", "chargeback", "network_reason_code", "10")),
                "reason", reason,
                "status", inquiry ? "warning_needs_response" : "needs_response");
    }

    private static void move(Work work, JsonObject dispute, long amount, long fee, String category) {
        var movement = Movement.now(work, "adjustment", amount, dispute.getString("currency"), dispute.getString("id"))
                .fee(fee)
                .category(category)
                .described((amount < 0 ? "Chargeback withdrawal for " : "Chargeback reversal for ")
                        + dispute.getString("charge"));
        var transaction = BalanceTransactions.record(work, movement);
        dispute.getJsonArray("balance_transactions").add(transaction.copy());
    }

    private static JsonObject update(Call call) {
        var dispute = call.subject(TYPE, "dispute");
        var params = call.params();
        dispute.put("metadata", params.metadata(dispute.getJsonObject("metadata")));
        var given = params.child("evidence");
        var sent = params.has("evidence");
        if (sent) {
            given.copyTexts(dispute.getJsonObject("evidence"), EVIDENCE);
            dispute.getJsonObject("evidence_details").put("has_evidence", true);
        }
        var submit = params.flag("submit", true);
        if (sent && !OPEN.contains(dispute.getString("status"))) {
            throw StripeError.state("dispute_closed", null, "This dispute no longer takes evidence.");
        }
        call.work().put(dispute);
        return sent && submit ? submitted(call.work(), dispute) : told(call.work(), dispute);
    }

    private static JsonObject submitted(Work work, JsonObject dispute) {
        var details = dispute.getJsonObject("evidence_details");
        details.put("submission_count", details.getInteger("submission_count") + 1);
        var inquiry = dispute.getString("status").startsWith("warning");
        dispute.put("status", inquiry ? "warning_under_review" : "under_review");
        told(work, dispute);
        var text = dispute.getJsonObject("evidence").getString("uncategorized_text", "");
        if ("winning_evidence".equals(text) || "losing_evidence".equals(text)) {
            decide(work, dispute, text.equals("winning_evidence"));
        }
        return dispute;
    }

    private static JsonObject told(Work work, JsonObject dispute) {
        Events.emit(work, "charge.dispute.updated", dispute);
        return work.put(dispute);
    }

    private static JsonObject close(Call call) {
        return decide(call.work(), call.subject(TYPE, "dispute"), false);
    }
}
