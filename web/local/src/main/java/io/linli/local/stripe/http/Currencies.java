package io.linli.local.stripe.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The currencies the simulator takes, a selection of Stripe's. */
public final class Currencies {

    /** Lower-case ISO 4217 codes. */
    static final List<String> SUPPORTED =
            List.of("aud", "cad", "chf", "cny", "eur", "gbp", "hkd", "jpy", "krw", "myr", "nzd", "sgd", "thb", "usd");

    private static final Map<String, String> SIGNS =
            Map.of("cny", "¥", "usd", "$", "eur", "€", "gbp", "£", "hkd", "HK$", "jpy", "JP¥", "sgd", "S$");

    private static final List<String> WITHOUT_MINOR_UNIT = List.of("jpy", "krw");

    private Currencies() {}

    static boolean known(String code) {
        return SUPPORTED.contains(code);
    }

    /** An amount of minor units for people, for example {@code ¥1,234.50}. */
    public static String format(long amount, String currency) {
        var sign = SIGNS.getOrDefault(currency, currency.toUpperCase(Locale.ROOT) + " ");
        if (WITHOUT_MINOR_UNIT.contains(currency)) {
            return sign + String.format(Locale.ROOT, "%,d", amount);
        }
        return sign + String.format(Locale.ROOT, "%,d.%02d", amount / 100, amount % 100);
    }
}
