package io.linli.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code ./mvnw}: leases the local stack, runs the product beside it and says where to go. Ctrl-C stops everything.
 *
 * <p>Environment: {@code LINLI_PORT} (8080), {@code LINLI_KEYCLOAK_PORT} (8180), {@code LINLI_HOME}, {@code LINLI_DEMO}; every other {@code LINLI_…}
 * name that is set goes before the stack's own value.
 */
public final class Run {

    static final String PORT = "LINLI_PORT";
    private static final int DEFAULT_PORT = 8080;
    private static final Duration PREDECESSOR_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Home home;
    private final int port;
    private final AtomicReference<LocalStack> stack = new AtomicReference<>();
    private final AtomicReference<Product> product = new AtomicReference<>();

    private volatile boolean stopping;

    private Run(Home home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Argument: the product's {@code quarkus-run.jar}. */
    public static void main(String[] arguments) throws Exception {
        try {
            var run = new Run(Home.locate(), port());
            Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
            stopWithParent();
            System.exit(run.run(Path.of(arguments[0])));
        } catch (StackFailure e) {
            System.err.println("\n" + e.getMessage() + "\n");
            System.exit(1);
        }
    }

    private int run(Path jar) throws IOException, InterruptedException {
        System.out.println("\nLinli and its servers are starting; the first time takes a few minutes.\n");
        Orphans.end(home, Product.NAME::equals);
        awaitPort();
        var progress = Progress.printing(System.out);
        var lease = LocalStack.lease(home, progress, LocalStack.AtEnd.STOP);
        stack.set(lease);
        var started = Product.start(home, jar, port, lease.environment());
        product.set(started);
        lease.adopt(started.process());
        started.awaitReady(progress);
        System.out.println(Welcome.text(port, home, lease.environment().getOrDefault("LINLI_INBOX_ADDRESS", "")));
        int code = started.awaitEnd();
        if (code != 0 && !stopping) {
            throw new StackFailure("Linli ended with code " + code + ", see " + started.log());
        }
        return code;
    }

    /** A product that was just told to stop may still hold the port. */
    private void awaitPort() throws IOException, InterruptedException {
        boolean ours = Orphans.knows(home, Product.NAME);
        long started = System.nanoTime();
        while (!Ports.isFree(port)) {
            if (!ours) {
                throw new StackFailure("Port " + port + ", which Linli needs, is used by another program. "
                        + "End that program, or choose another port: " + PORT + "=" + (port + 1) + " ./mvnw");
            }
            if (System.nanoTime() - started > PREDECESSOR_LIMIT.toNanos()) {
                throw new StackFailure("Linli runs already on port " + port + ". Stop it there with Ctrl-C, or choose "
                        + "another port and home: " + PORT + "=" + (port + 1) + " LINLI_HOME=… ./mvnw");
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private void stop() {
        stopping = true;
        var running = product.get();
        var lease = stack.get();
        if (lease == null) {
            return;
        }
        System.out.println("\nStopping …");
        if (running != null) {
            running.stop();
        }
        System.out.println(
                lease.closeAndStop()
                        ? "Stopped. Your data are kept in " + home.data() + "."
                        : "Linli has stopped; its servers run on, because others use them.");
    }

    /** When Maven is killed nobody is left to press Ctrl-C. */
    private static void stopWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            var watch = new Thread(
                    () -> {
                        parent.onExit().join();
                        System.exit(1);
                    },
                    "parent");
            watch.setDaemon(true);
            watch.start();
        });
    }

    private static int port() {
        String chosen = System.getenv(PORT);
        return chosen == null || chosen.isBlank() ? DEFAULT_PORT : Integer.parseInt(chosen.strip());
    }
}
