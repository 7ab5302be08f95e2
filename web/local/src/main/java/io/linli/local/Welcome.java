package io.linli.local;

import java.util.List;

/** What the launcher prints when everything is ready. */
final class Welcome {

    private static final int NAME_WIDTH = 36;
    private static final List<List<String>> PLACES = List.of(
            List.of("", "shop, book, the consoles"),
            List.of("/q/swagger-ui", "try the API"),
            List.of("/q/health", "health"),
            List.of("/q/metrics", "metrics"));
    private static final List<List<String>> ACCOUNTS = List.of(
            List.of("resident-01 … resident-30", "lives in a community: browses, orders, books"),
            List.of("leader-01 … leader-05", "also runs a pickup point"),
            List.of("supplier-01 … supplier-12", "lists goods"),
            List.of("provider-01 … provider-06", "offers home services"),
            List.of("technician-01 … technician-29", "does home visits"),
            List.of("property-sunrise, property-harbor", "property companies: their share, day by day"),
            List.of("operator", "runs the platform"),
            List.of("outsider", "may sign in, may do nothing"));

    private Welcome() {}

    /** @param inbox where mail that was sent is read */
    static String text(int port, Home home, String inbox) {
        String address = "http://localhost:" + port;
        var text = new StringBuilder();
        text.append("\n  Linli 邻里 is running at ").append(address).append("\n\n");
        for (var place : PLACES) {
            line(text, address + place.get(0), place.get(1));
        }
        line(text, inbox, "the mail that was sent");
        text.append("\n  Sign in, password \"").append(DemoAccounts.PASSWORD).append("\":\n\n");
        for (var account : ACCOUNTS) {
            line(text, account.get(0), account.get(1));
        }
        text.append("\n  Logs: ").append(home.log()).append("   Data: ").append(home.data());
        text.append("\n  Ctrl-C stops everything.\n");
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String meaning) {
        text.append("    ").append(name).append(" ".repeat(NAME_WIDTH - Math.min(NAME_WIDTH - 2, name.length())));
        text.append(meaning).append('\n');
    }
}
