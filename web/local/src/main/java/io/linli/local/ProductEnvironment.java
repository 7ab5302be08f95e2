package io.linli.local;

import java.util.Map;
import java.util.TreeMap;

/** What the launched application is told. */
final class ProductEnvironment {

    private static final String STRIPE = "LINLI_STRIPE_";
    private static final String SMTP = "LINLI_SMTP_";

    private ProductEnvironment() {}

    /**
     * The stack's settings, but what the user has set goes before them. Whoever sets a Stripe key means the real Stripe: then none of the simulator's
     * settings are passed. So with mail: whoever names a host means that one.
     */
    static Map<String, String> of(Map<String, String> user, Map<String, String> stack, int port) {
        var environment = new TreeMap<>(stack);
        if (user.containsKey(STRIPE + "SECRET_KEY")) {
            environment.keySet().removeIf(name -> name.startsWith(STRIPE));
        }
        if (user.containsKey(SMTP + "HOST")) {
            environment.keySet().removeIf(name -> name.startsWith(SMTP));
        }
        environment.put("LINLI_DEMO", "on");
        environment.put("LINLI_LOG_JSON", "false");
        environment.put("LINLI_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.keySet().removeAll(user.keySet());
        return environment;
    }
}
