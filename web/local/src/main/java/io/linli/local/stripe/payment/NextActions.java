package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;

import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;

/** Where a customer is sent to prove who they are, or to confirm in a wallet. */
final class NextActions {

    private NextActions() {}

    static JsonObject of(Work work, JsonObject intent, JsonObject method) {
        var url = work.origin().baseUrl() + "/action/" + work.platform() + "/" + intent.getString("id");
        var returnUrl = Json.hidden(intent).getString("returnUrl");
        return switch (method.getString("type")) {
            case "alipay" ->
                Json.object(
                        "type",
                        "alipay_handle_redirect",
                        "alipay_handle_redirect",
                        Json.object("native_data", null, "native_url", null, "return_url", returnUrl, "url", url));
            case "wechat_pay" ->
                Json.object(
                        "type",
                        "wechat_pay_display_qr_code",
                        "wechat_pay_display_qr_code",
                        Json.object(
                                "data",
                                url,
                                "hosted_instructions_url",
                                url,
                                "image_data_url",
                                null,
                                "image_url_png",
                                null,
                                "image_url_svg",
                                null));
            default ->
                Json.object(
                        "type", "redirect_to_url", "redirect_to_url", Json.object("return_url", returnUrl, "url", url));
        };
    }
}
