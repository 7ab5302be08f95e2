package io.linli.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The Stripe simulator, which runs inside the supervisor. */
final class StripeServer implements Server {

    private static final String SIMULATOR = "io.linli.local.stripe.StripeSimulator";

    private final Home home;
    private final int port;
    private @Nullable AutoCloseable simulator;

    StripeServer(Home home, int port) {
        this.home = home;
        this.port = port;
    }

    @Override
    public void start(Report report) throws Exception {
        Path data = Files.createDirectories(home.data().resolve("stripe"));
        Class<?> type;
        try {
            type = Class.forName(SIMULATOR);
        } catch (ClassNotFoundException e) {
            report.tell("not part of this build");
            return;
        }
        simulator =
                (AutoCloseable) type.getMethod("start", int.class, Path.class).invoke(null, port, data);
    }

    @Override
    public boolean isAlive() {
        return true;
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
        if (simulator != null) {
            try {
                simulator.close();
            } catch (Exception e) {
                throw new StackFailure("cannot stop the Stripe simulator", e);
            }
        }
    }
}
