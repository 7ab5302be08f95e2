package io.linli.local.stripe.page;

import static io.linli.local.stripe.page.Html.escape;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.http.Currencies;
import io.linli.local.stripe.store.Json;

/** The page a session's {@code url} leads to. */
final class PaymentPage {

    private static final List<Map.Entry<String, String>> CARDS = List.of(
            Map.entry("4242 4242 4242 4242", "card-ok"),
            Map.entry("4000 0000 0000 0002", "card-declined"),
            Map.entry("4000 0000 0000 9995", "card-funds"),
            Map.entry("4000 0025 0000 3155", "card-3ds"),
            Map.entry("4000 0027 6000 3184", "card-3ds"));

    private PaymentPage() {}

    /**
     * @param error what went wrong with the last try, as text
     * @param typed what was typed then; never the card's number or code
     */
    static String render(
            Words words, JsonObject session, String merchant, @Nullable String error, Map<String, String> typed) {
        var setup = "setup".equals(session.getString("mode"));
        var title = setup ? words.get("setup-title") : words.get("pay-title") + " " + merchant;
        return Html.page(
                words,
                title,
                "wide",
                summary(words, session, merchant, setup) + form(words, session, setup, error, typed));
    }

    private static String summary(Words words, JsonObject session, String merchant, boolean setup) {
        var html = new StringBuilder("<section aria-labelledby=\"what\"><h1 id=\"what\">");
        if (setup) {
            return html.append(escape(words.get("setup-title")))
                    .append(" · ")
                    .append(escape(merchant))
                    .append("</h1></section>")
                    .toString();
        }
        var currency = session.getString("currency");
        var total = escape(Currencies.format(session.getLong("amount_total"), currency));
        html.append(escape(words.get("pay-to") + " " + merchant))
                .append("</h1><p class=\"amount\">")
                .append(total);
        html.append("</p><ul class=\"items\">");
        for (var element : Json.hidden(session).getJsonArray("lineItems", Json.array())) {
            var item = (JsonObject) element;
            html.append("<li><span>").append(escape(item.getString("description")));
            if (item.getLong("quantity") > 1) {
                html.append("<small>")
                        .append(escape(words.get("quantity")))
                        .append(" ")
                        .append(item.getLong("quantity"));
                html.append("</small>");
            }
            html.append("</span><span class=\"money\">")
                    .append(escape(Currencies.format(item.getLong("amount_total"), currency)))
                    .append("</span></li>");
        }
        return html.append("</ul><p class=\"sum\"><span>")
                .append(escape(words.get("total")))
                .append("</span><span class=\"money\">")
                .append(total)
                .append("</span></p></section>")
                .toString();
    }

    private static String form(
            Words words, JsonObject session, boolean setup, @Nullable String error, Map<String, String> typed) {
        var kinds = session.getJsonArray("payment_method_types");
        var html = new StringBuilder("<section class=\"card\" aria-labelledby=\"how\">");
        html.append("<h2 id=\"how\">")
                .append(escape(words.get(setup ? "setup-title" : kinds.contains("card") ? "card" : "pay-title")))
                .append("</h2>");
        if (error != null) {
            html.append("<p class=\"alert\" role=\"alert\">")
                    .append(escape(error))
                    .append("</p>");
        }
        if (kinds.contains("card")) {
            html.append(cardForm(words, session, setup, typed));
        }
        if (kinds.stream().anyMatch(kind -> !kind.equals("card"))) {
            html.append("<p class=\"or\">").append(escape(words.get("or"))).append("</p><div class=\"stack\">");
            kinds.stream()
                    .map(String::valueOf)
                    .filter(kind -> !kind.equals("card"))
                    .forEach(
                            kind -> html.append("<form method=\"post\"><input type=\"hidden\" name=\"method\" value=\"")
                                    .append(kind)
                                    .append("\"><button class=\"")
                                    .append(kind)
                                    .append("\">")
                                    .append(escape(words.get(kind)))
                                    .append("</button></form>"));
            html.append("</div>");
        }
        if (session.getString("cancel_url") != null) {
            html.append("<a class=\"back\" href=\"")
                    .append(escape(session.getString("cancel_url")))
                    .append("\">");
            html.append(escape(words.get("cancel"))).append("</a>");
        }
        return html.append("</section>").toString();
    }

    private static String cardForm(Words words, JsonObject session, boolean setup, Map<String, String> typed) {
        var button = words.get(setup ? "save" : "pay");
        if (!setup) {
            button += " " + Currencies.format(session.getLong("amount_total"), session.getString("currency"));
        }
        var email = session.getString("customer_email");
        return "<form method=\"post\" autocomplete=\"on\"><input type=\"hidden\" name=\"method\" value=\"card\">"
                + field(
                        "email",
                        words.get("email"),
                        "type=\"email\" autocomplete=\"email\"",
                        typed.getOrDefault("email", email == null ? "" : email))
                + field(
                        "number",
                        words.get("number"),
                        "inputmode=\"numeric\" autocomplete=\"cc-number\" required maxlength=\"23\" placeholder=\"4242 4242 4242 4242\"",
                        "")
                + "<div class=\"pair\">"
                + field(
                        "expiry",
                        words.get("expiry"),
                        "inputmode=\"numeric\" autocomplete=\"cc-exp\" required maxlength=\"7\" placeholder=\"12/34\"",
                        typed.getOrDefault("expiry", ""))
                + field(
                        "cvc",
                        words.get("cvc"),
                        "inputmode=\"numeric\" autocomplete=\"cc-csc\" required maxlength=\"4\" placeholder=\"123\"",
                        "")
                + "</div><button>" + escape(button) + "</button></form>" + hints(words);
    }

    private static String field(String name, String label, String attributes, String value) {
        return "<div class=\"field\"><label for=\"" + name + "\">" + escape(label) + "</label><input id=\"" + name
                + "\" name=\"" + name + "\" " + attributes + " value=\"" + escape(value) + "\"></div>";
    }

    private static String hints(Words words) {
        var html = new StringBuilder("<details><summary>")
                .append(escape(words.get("cards")))
                .append("</summary><ul>");
        CARDS.forEach(card -> html.append("<li><code>")
                .append(card.getKey())
                .append("</code> ")
                .append(escape(words.get(card.getValue())))
                .append("</li>"));
        return html.append("</ul>")
                .append(escape(words.get("card-any")))
                .append("</details>")
                .toString();
    }
}
