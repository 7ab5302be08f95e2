package io.linli.local.stripe.page;

import static io.linli.local.stripe.page.Html.escape;

import io.vertx.core.json.JsonObject;

import io.linli.local.stripe.http.Currencies;

/** The page of a bank (3-D Secure) or a wallet on which a customer confirms, or does not. */
final class ActionPage {

    private ActionPage() {}

    static String render(Words words, JsonObject intent, JsonObject method, String merchant) {
        var kind = method.getString("type");
        var setup = intent.getString("object").equals("setup_intent");
        var title = words.get(kind.equals("card") ? "authenticate-title" : kind);
        var sentence = kind.equals("card")
                ? words.get(setup ? "authenticate-setup" : "authenticate")
                : words.get("wallet") + " " + words.get(kind);
        var amount = setup
                ? ""
                : "<p class=\"amount\">"
                        + escape(Currencies.format(intent.getLong("amount"), intent.getString("currency"))) + "</p>";
        return Html.page(
                words,
                title,
                "narrow",
                "<div class=\"card\"><h1>" + escape(title + " · " + merchant) + "</h1>" + amount + "<p>"
                        + escape(sentence)
                        + "</p><form method=\"post\" class=\"stack\">"
                        + "<button name=\"outcome\" value=\"complete\">" + escape(words.get("complete")) + "</button>"
                        + "<button class=\"plain\" name=\"outcome\" value=\"fail\">" + escape(words.get("fail"))
                        + "</button></form></div>");
    }
}
