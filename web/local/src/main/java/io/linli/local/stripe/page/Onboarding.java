package io.linli.local.stripe.page;

import static io.linli.local.stripe.page.Html.escape;

import io.vertx.ext.web.RoutingContext;

import io.linli.local.stripe.connect.AccountLinks;
import io.linli.local.stripe.connect.ConnectAccounts;
import io.linli.local.stripe.page.Pages.Reply;
import io.linli.local.stripe.store.Work;

/** The page an account link leads to. */
final class Onboarding {

    Reply form(RoutingContext context, Work work) {
        var id = context.pathParam("id");
        if (AccountLinks.usable(work, id).isEmpty()) {
            return outdated(context, work, id);
        }
        var words = Pages.words(context, null);
        return Reply.page(Html.page(
                words,
                words.get("onboard-title"),
                "narrow",
                "<div class=\"card\"><h1>" + escape(words.get("onboard-title")) + " · " + escape(Pages.merchant(work))
                        + "</h1><p>" + escape(words.get("onboard")) + "</p><form method=\"post\">"
                        + field("business", words.get("business")) + field("bank", words.get("bank")) + "<button>"
                        + escape(words.get("submit")) + "</button></form></div>"));
    }

    Reply submit(RoutingContext context, Work work) {
        var id = context.pathParam("id");
        var link = AccountLinks.usable(work, id);
        if (link.isEmpty()) {
            return outdated(context, work, id);
        }
        var typed = Pages.form(context);
        if (!typed.containsKey("business") || !typed.containsKey("bank")) {
            return form(context, work);
        }
        var account = work.get(link.get().getString("account"));
        ConnectAccounts.onboard(work, account, typed.get("business"), typed.get("bank"));
        return Reply.redirect(AccountLinks.use(work, link.get()));
    }

    private static Reply outdated(RoutingContext context, Work work, String id) {
        return AccountLinks.refreshUrl(work, id).map(Reply::redirect).orElseGet(() -> Pages.missing(context));
    }

    private static String field(String name, String label) {
        return "<div class=\"field\"><label for=\"" + name + "\">" + escape(label) + "</label><input id=\"" + name
                + "\" name=\"" + name + "\" required maxlength=\"80\"></div>";
    }
}
