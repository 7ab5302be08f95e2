package io.linli.local.stripe.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages' texts in one language. */
enum Words {
    ENGLISH("en", 0),
    CHINESE("zh-CN", 1);

    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            text("simulator", "Stripe simulator: no real money moves", "Stripe 模拟器：不会发生真实扣款"),
            text("pay-title", "Pay", "支付"),
            text("pay-to", "Pay", "支付给"),
            text("setup-title", "Save a card", "保存银行卡"),
            text("total", "Total", "合计"),
            text("quantity", "Quantity", "数量"),
            text("email", "Email (optional)", "电子邮箱（选填）"),
            text("card", "Pay by card", "银行卡支付"),
            text("number", "Card number", "卡号"),
            text("expiry", "Expiry (MM/YY)", "有效期（月/年）"),
            text("cvc", "Security code", "安全码"),
            text("pay", "Pay", "支付"),
            text("save", "Save card", "保存银行卡"),
            text("or", "Or pay with", "或使用以下方式"),
            text("alipay", "Alipay", "支付宝"),
            text("wechat_pay", "WeChat Pay", "微信支付"),
            text("cancel", "Cancel and go back", "取消并返回"),
            text("cards", "Test cards", "测试卡号"),
            text("card-ok", "succeeds", "支付成功"),
            text("card-declined", "is declined", "被拒绝"),
            text("card-funds", "has insufficient funds", "余额不足"),
            text("card-3ds", "asks for 3-D Secure", "需要 3-D Secure 验证"),
            text("card-any", "Any future expiry date, any security code.", "有效期填将来任意日期，安全码任意。"),
            text("expired-title", "This payment page has expired", "支付页面已过期"),
            text("expired", "Go back to the shop and start again.", "请返回商城重新下单。"),
            text("missing-title", "Nothing here", "页面不存在"),
            text("missing", "This address is unknown or no longer valid.", "该地址未知或已失效。"),
            text("authenticate-title", "3-D Secure", "3-D Secure 验证"),
            text("authenticate", "Your bank asks you to confirm this payment.", "您的银行请您确认这笔支付。"),
            text("authenticate-setup", "Your bank asks you to confirm saving this card.", "您的银行请您确认保存该卡。"),
            text("wallet", "Confirm this payment in", "请确认付款："),
            text("complete", "Complete", "确认完成"),
            text("fail", "Fail", "验证失败"),
            text("done-title", "Done", "已完成"),
            text("done", "You can close this page.", "您可以关闭此页面。"),
            text("onboard-title", "Set up payouts", "开通收款账户"),
            text("onboard", "Tell the simulator who receives the money.", "请填写收款方信息（模拟）。"),
            text("business", "Business name", "商户名称"),
            text("bank", "Bank account number", "银行账号"),
            text("submit", "Submit", "提交"),
            text("incorrect_number", "Your card number is incorrect.", "卡号不正确。"),
            text("invalid_expiry_month", "The expiry month is invalid.", "有效期月份不正确。"),
            text("invalid_expiry_year", "The expiry year is invalid.", "有效期年份不正确。"),
            text("invalid_cvc", "The security code is invalid.", "安全码不正确。"),
            text("card_declined", "Your card was declined. Try another one.", "银行卡被拒绝，请换一张卡。"),
            text("insufficient_funds", "Your card has insufficient funds.", "银行卡余额不足。"),
            text("expired_card", "Your card has expired.", "银行卡已过期。"),
            text("incorrect_cvc", "The security code is incorrect.", "安全码错误。"),
            text("processing_error", "The bank could not process this. Try again.", "银行处理失败，请重试。"),
            text(
                    "payment_intent_authentication_failure",
                    "The confirmation failed. Try again or choose another way to pay.",
                    "验证未通过，请重试或更换支付方式。"),
            text(
                    "setup_intent_authentication_failure",
                    "The confirmation failed. Try again with another card.",
                    "验证未通过，请更换银行卡重试。"),
            text(
                    "payment_intent_payment_attempt_failed",
                    "The payment was not confirmed. Try again or choose another way to pay.",
                    "付款未确认，请重试或更换支付方式。"));

    private final String tag;
    private final int column;

    Words(String tag, int column) {
        this.tag = tag;
        this.column = column;
    }

    /** The language of a session, or else the one the browser prefers. */
    static Words of(@Nullable String locale, @Nullable String acceptLanguage) {
        var wanted = locale == null || locale.equals("auto") ? acceptLanguage : locale;
        return wanted != null && wanted.toLowerCase(Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH;
    }

    /** For the {@code lang} attribute. */
    String tag() {
        return tag;
    }

    String get(String key) {
        var texts = TEXTS.get(key);
        if (texts == null) {
            throw new IllegalArgumentException("No text for " + key);
        }
        return texts.get(column);
    }

    /** The text for an error code, or the error's own words. */
    String error(@Nullable String declineCode, @Nullable String code, String otherwise) {
        for (var key : new @Nullable String[] {declineCode, code}) {
            if (key != null && TEXTS.containsKey(key)) {
                return get(key);
            }
        }
        return otherwise;
    }

    private static Map.Entry<String, List<String>> text(String key, String english, String chinese) {
        return Map.entry(key, List.of(english, chinese));
    }
}
