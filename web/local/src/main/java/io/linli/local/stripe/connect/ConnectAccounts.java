package io.linli.local.stripe.connect;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.http.Params;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Settings;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/**
 * Connected accounts (v1), of any type.
 *
 * <p>An account may receive once {@code business_type}, {@code external_account} and {@code tos_acceptance} are there: by the
 * onboarding page or by an update. Until then they stand in {@code requirements.currently_due}.
 */
public final class ConnectAccounts {

    /** Stripe's name for the type. */
    public static final String TYPE = "account";

    private ConnectAccounts() {}

    public static void register(Endpoints endpoints) {
        endpoints
                .get("/v1/account", ConnectAccounts::current)
                .post("/v1/accounts", ConnectAccounts::create)
                .get("/v1/accounts", call -> Lists.page(call, TYPE, "/v1/accounts"))
                .get("/v1/accounts/{id}", ConnectAccounts::retrieve)
                .post("/v1/accounts/{id}", ConnectAccounts::update)
                .delete("/v1/accounts/{id}", ConnectAccounts::delete)
                .get("/v1/accounts/{id}/capabilities", ConnectAccounts::capabilities)
                .get("/v1/accounts/{id}/capabilities/{id}", ConnectAccounts::capability)
                .post("/v1/accounts/{id}/capabilities/{id}", ConnectAccounts::requestCapability);
    }

    /** Enters what the onboarding page asks for. */
    public static void onboard(Work work, JsonObject account, String businessName, String bankAccount) {
        account.getJsonObject("business_profile").put("name", businessName);
        if (account.getString("business_type") == null) {
            account.put("business_type", "company");
        }
        bank(account, bankAccount);
        accept(work, account);
        account.put("details_submitted", true);
        settle(work, account);
    }

    /** Marks something as due or not, as Stripe does when it learns more: an admin's doing. */
    public static void require(Work work, JsonObject account, List<String> due) {
        Json.hidden(account).put("demanded", Json.array(due));
        settle(work, account);
    }

    /** Whether a capability is active. */
    public static boolean able(JsonObject account, String capability) {
        return "active".equals(account.getJsonObject("capabilities").getString(capability));
    }

    private static JsonObject current(Call call) {
        var work = call.work();
        if (work.connected()) {
            return work.in(work.platform()).get(work.scope());
        }
        var name = Settings.of(work).getString("merchantName");
        return blank(work, work.platform(), "standard", "HK")
                .put("charges_enabled", true)
                .put("payouts_enabled", true)
                .put("details_submitted", true)
                .put("business_profile", Json.object("name", name, "url", null));
    }

    private static JsonObject create(Call call) {
        var params = call.params();
        var controller = params.object("controller");
        var type = params.choice("type", "custom", "express", "standard");
        var country = params.text("country", "HK");
        var account = blank(call.work(), "acct_" + Ids.random(16), type == null ? "none" : type, country);
        if (controller != null) {
            account.getJsonObject("controller").mergeIn(controller);
        }
        change(call, account);
        return call.work().put(account);
    }

    private static JsonObject blank(Work work, String id, String type, String country) {
        return Json.object(
                "id",
                id,
                "object",
                TYPE,
                "business_profile",
                Json.object("mcc", null, "name", null, "support_email", null, "url", null),
                "business_type",
                null,
                "capabilities",
                new JsonObject(),
                "charges_enabled",
                false,
                "controller",
                Json.object("is_controller", true, "type", "application"),
                "country",
                country,
                "created",
                work.now(),
                "default_currency",
                "cny",
                "details_submitted",
                false,
                "email",
                null,
                "external_accounts",
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
                        "/v1/accounts/" + id + "/external_accounts"),
                "future_requirements",
                requirements(List.of()),
                "metadata",
                new JsonObject(),
                "payouts_enabled",
                false,
                "requirements",
                requirements(List.of()),
                "settings",
                Json.object(
                        "payouts",
                        Json.object("debit_negative_balances", false, "schedule", Json.object("interval", "manual"))),
                "tos_acceptance",
                Json.object("date", null),
                "type",
                type);
    }

    private static JsonObject requirements(List<String> due) {
        return Json.object(
                "alternatives", Json.array(),
                "current_deadline", null,
                "currently_due", Json.array(due),
                "disabled_reason", due.isEmpty() ? null : "requirements.past_due",
                "errors", Json.array(),
                "eventually_due", Json.array(due),
                "past_due", Json.array(due),
                "pending_verification", Json.array());
    }

    private static JsonObject retrieve(Call call) {
        return call.id().equals(call.work().platform()) ? current(call) : subject(call);
    }

    private static JsonObject update(Call call) {
        var account = subject(call);
        change(call, account);
        return call.work().put(account);
    }

    private static void change(Call call, JsonObject account) {
        var params = call.params();
        params.copyTexts(account, "email", "business_type", "default_currency");
        account.put("metadata", params.metadata(account.getJsonObject("metadata")));
        for (var name : List.of("business_profile", "settings", "individual", "company")) {
            var value = params.object(name);
            if (value != null) {
                Json.child(account, name).mergeIn(value, true);
            }
        }
        var capabilities = params.child("capabilities");
        for (var name : List.of("transfers", "card_payments", "alipay_payments", "wechat_pay_payments")) {
            if (capabilities.child(name).flag("requested", false)) {
                account.getJsonObject("capabilities").put(name, "inactive");
            }
        }
        if (params.child("tos_acceptance").integer("date") != null) {
            accept(call.work(), account);
        }
        params.child("tos_acceptance").ignore("ip", "user_agent", "service_agreement", "date");
        externalAccount(params, account);
        settle(call.work(), account);
    }

    private static void externalAccount(Params params, JsonObject account) {
        var sent = params.object("external_account");
        if (sent != null) {
            bank(account, sent.getString("account_number", "0000"));
        } else if (params.has("external_account") && params.text("external_account") != null) {
            bank(account, params.required("external_account"));
        }
    }

    private static void bank(JsonObject account, String number) {
        var digits = number.replaceAll("[^0-9A-Za-z]", "");
        var bank = Json.object(
                "id", Ids.next("ba"),
                "object", "bank_account",
                "account", account.getString("id"),
                "country", account.getString("country"),
                "currency", account.getString("default_currency"),
                "default_for_currency", true,
                "fingerprint", Ids.digest(digits).substring(0, 16),
                "last4", digits.substring(Math.max(0, digits.length() - 4)),
                "metadata", new JsonObject(),
                "status", "new");
        account.getJsonObject("external_accounts").put("data", Json.array(bank)).put("total_count", 1);
    }

    private static void accept(Work work, JsonObject account) {
        account.put("tos_acceptance", Json.object("date", work.now()));
    }

    /** Works out what is still due, what follows from it, and tells of any change. */
    private static void settle(Work work, JsonObject account) {
        var before = account.getJsonObject("requirements").encode()
                + account.getJsonObject("capabilities").encode();
        var due = new ArrayList<String>();
        if (account.getString("business_type") == null) {
            due.add("business_type");
        }
        if (account.getJsonObject("external_accounts").getJsonArray("data").isEmpty()) {
            due.add("external_account");
        }
        if (account.getJsonObject("tos_acceptance").getLong("date") == null) {
            due.add("tos_acceptance.date");
            due.add("tos_acceptance.ip");
        }
        Json.hidden(account).getJsonArray("demanded", Json.array()).forEach(field -> due.add((String) field));
        var ready = due.isEmpty();
        account.put("requirements", requirements(due))
                .put("charges_enabled", ready)
                .put("payouts_enabled", ready)
                .put("details_submitted", ready || account.getBoolean("details_submitted"));
        var inScope = work.in(account.getString("id"));
        var capabilities = account.getJsonObject("capabilities");
        var changed = new ArrayList<JsonObject>();
        for (var name : List.copyOf(capabilities.fieldNames())) {
            var status = ready ? "active" : "inactive";
            if (!status.equals(capabilities.getString(name))) {
                capabilities.put(name, status);
                changed.add(capability(work, account, name));
            }
        }
        work.put(account);
        changed.forEach(capability -> Events.emit(inScope, "capability.updated", capability));
        if (!before.equals(account.getJsonObject("requirements").encode() + capabilities.encode())) {
            Events.emit(inScope, "account.updated", account);
        }
    }

    private static JsonObject delete(Call call) {
        var account = subject(call);
        call.work().remove(account.getString("id"));
        return Json.object("id", account.getString("id"), "object", TYPE, "deleted", true);
    }

    private static JsonObject capabilities(Call call) {
        var account = subject(call);
        var all = account.getJsonObject("capabilities").fieldNames().stream()
                .map(name -> capability(call.work(), account, name))
                .toList();
        return Lists.list(all, false, "/v1/accounts/" + call.id() + "/capabilities");
    }

    private static JsonObject capability(Call call) {
        var account = subject(call);
        var name = call.ids().get(1);
        if (!account.getJsonObject("capabilities").containsKey(name)) {
            throw StripeError.missing("capability", name, "id");
        }
        return capability(call.work(), account, name);
    }

    private static JsonObject requestCapability(Call call) {
        var account = subject(call);
        var name = call.ids().get(1);
        if (call.params().flag("requested", false)) {
            account.getJsonObject("capabilities").put(name, "inactive");
        } else {
            account.getJsonObject("capabilities").remove(name);
        }
        settle(call.work(), account);
        return capability(call.work(), account, name);
    }

    private static JsonObject capability(Work work, JsonObject account, String name) {
        return Json.object(
                "id", name,
                "object", "capability",
                "account", account.getString("id"),
                "requested", true,
                "requested_at", work.now(),
                "requirements", account.getJsonObject("requirements").copy(),
                "status", account.getJsonObject("capabilities").getString(name, "unrequested"));
    }

    private static JsonObject subject(Call call) {
        return call.work()
                .in(call.work().platform())
                .find(TYPE, call.id())
                .orElseThrow(() -> StripeError.of(
                        403,
                        "invalid_request_error",
                        "account_invalid",
                        "The provided key does not have access to account '" + call.id()
                                + "' (or that account does not exist). Application access may have been revoked."));
    }
}
