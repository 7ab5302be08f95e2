package io.linli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.StripeSimulator;

/** The Stripe simulator, which runs inside the supervisor; every secret key is an account of its own. */
final class StripeServer implements Server {

    static final String KEY_PREFIX = "sk_test_";

    private final Home home;
    private final int port;
    private volatile @Nullable StripeSimulator simulator;

    StripeServer(Home home, int port) {
        this.home = home;
        this.port = port;
    }

    @Override
    public void start(Report report) throws Exception {
        Path data = Files.createDirectories(home.data().resolve("stripe"));
        deleteJournals(data, KEY_PREFIX + Isolations.PREFIX);
        simulator = StripeSimulator.start(port, data);
    }

    /** Empties the account of a key and forgets the events it still had to send. */
    void reset(String account) throws IOException, InterruptedException {
        int status = Http.status("POST", "http://localhost:" + port + "/admin/" + KEY_PREFIX + account + "/reset");
        if (status != 200) {
            throw new IOException("the Stripe simulator answered " + status + " to the reset of " + account);
        }
    }

    @Override
    public boolean isAlive() {
        return simulator != null;
    }

    @Override
    public String name() {
        return "Stripe";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        var current = simulator;
        if (current != null) {
            current.close();
        }
    }

    /** A journal names its secret key in its first line. */
    private static void deleteJournals(Path folder, String keyPrefix) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path journal : files.filter(Files::isRegularFile).toList()) {
                boolean matches;
                try (var reader = Files.newBufferedReader(journal)) {
                    String line = reader.readLine();
                    matches = line != null && line.contains("\"" + keyPrefix);
                }
                if (matches) {
                    Files.delete(journal);
                }
            }
        }
    }
}
