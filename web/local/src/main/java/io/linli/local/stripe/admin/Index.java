package io.linli.local.stripe.admin;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;

import io.linli.local.stripe.fault.FaultKind;
import io.linli.local.stripe.store.Json;

/** What {@code GET /admin} answers: every call, told briefly. */
final class Index {

    private Index() {}

    static JsonObject document() {
        var kinds = Arrays.stream(FaultKind.values()).map(FaultKind::word).toList();
        return Json.object(
                "what",
                "Stripe simulator. API at /v1 with any sk_test_… key: each key is an account of its own.",
                "calls",
                Json.object(
                        "GET /admin/accounts", "ids of all accounts",
                        "GET /admin/{key or account}",
                                "settings, clock, balance, how many things happen by themselves within 5 seconds (soon)",
                        "POST /admin/{account}/settings", "change settings: see the names in GET /admin/{account}",
                        "POST /admin/{account}/clock",
                                "{advanceSeconds}: move the account's clock forward; what is due happens",
                        "POST /admin/{account}/funds",
                                "{amount, currency, type: adjustment|stripe_fee|topup, description, account}: add to (or take from) a balance",
                        "POST /admin/{account}/reset", "forget everything of this account",
                        "DELETE /admin/{account}", "the same, and forget the account",
                        "GET|DELETE /admin/{account}/faults", "list or remove all faults",
                        "DELETE /admin/{account}/faults/{id}", "remove a fault",
                        "POST /admin/{account}/faults",
                                "{kind, count (1), probability (1.0), seed (0), event, method, path, millis, copies, declineCode, commit, stored}; "
                                        + "event and path may contain *",
                        "GET /admin/{account}/deliveries",
                                "?status=pending|held|delivered|failed|dropped&event=evt_…&type=…&limit=100",
                        "POST /admin/{account}/events/{id}/redeliver",
                                "send an event again to every endpoint that wants it",
                        "POST /admin/{account}/webhook-endpoints",
                                "{url, secret, events (['*']), connect (false)}: an endpoint whose secret is known beforehand; "
                                        + "the same url and connect again changes it",
                        "POST /admin/{account}/disputes",
                                "{charge, reason (fraudulent), amount, inquiry (false)}: open a dispute",
                        "POST /admin/{account}/disputes/{id}", "{outcome: won|lost}: decide a dispute",
                        "POST /admin/{account}/accounts/{id}/onboard",
                                "{businessName}: do what the onboarding page does",
                        "POST /admin/{account}/accounts/{id}/requirements",
                                "{due: […]}: demand more of a connected account"),
                "faultKinds",
                Json.array(kinds));
    }
}
