package io.linli.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * Runs the servers for whoever holds a lease, and stops a while after the last has ended.
 *
 * <p>It also stops when a server dies: the next lease then starts all of them anew.
 */
public final class Supervisor {

    /** Of the folders in {@code dist} that hold a supervisor's own classes. */
    static final String CLASSES_PREFIX = "supervisor-";

    static final String IDLE_SECONDS = "LINLI_STACK_IDLE_SECONDS";
    private static final int DEFAULT_IDLE_SECONDS = 60;
    private static final Duration PREDECESSOR_LIMIT = Duration.ofMinutes(1);
    private static final Duration WATCH = Duration.ofMillis(250);
    private static final Duration FAILURE_LINGER = Duration.ofSeconds(3);
    private static final int TOKEN_BYTES = 16;

    private final Home home;
    private final String fingerprint;
    private final String token;
    private final Servers servers;
    private final Isolations isolations;
    private final Startup startup = new Startup();
    private final Set<Lease> leases = new HashSet<>();
    private final Object stopLock = new Object();
    private Instant lastUse = Instant.now();
    private boolean stopping;
    private boolean stopped;

    private Supervisor(Home home, String fingerprint) throws IOException {
        this.home = home;
        this.fingerprint = fingerprint;
        var random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
        servers = new Servers(home, new Artifacts());
        isolations = new Isolations(servers);
    }

    /** Arguments: the home folder, the fingerprint. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var home = new Home(Path.of(arguments[0]));
        try (var only = FileMutex.take(home.run().resolve("supervisor.lock"), PREDECESSOR_LIMIT)) {
            Orphans.end(home, name -> true);
            deleteFormerClasses(home);
            var supervisor = new Supervisor(home, arguments[1]);
            supervisor.run();
        }
        System.exit(0);
    }

    /** Nobody else runs from them: the lock is ours. */
    private static void deleteFormerClasses(Home home) throws IOException {
        Path own = new Artifacts().ownClasses();
        try (var folders = Files.list(home.dist())) {
            for (Path folder : folders.filter(
                            path -> path.getFileName().toString().startsWith(CLASSES_PREFIX))
                    .toList()) {
                if (!folder.equals(own)) {
                    Folders.delete(folder);
                }
            }
        }
    }

    private void run() throws IOException, InterruptedException {
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            new Endpoint(socket.getLocalPort(), token, ProcessHandle.current().pid()).write(home);
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopServers, "stop"));
            daemon("accept", () -> accept(socket));
            startServers();
            watch();
        } finally {
            stopServers();
        }
    }

    private void startServers() {
        try {
            servers.start(startup);
            isolations.dropLeftovers();
            Files.writeString(home.run().resolve("stack.json"), servers.json());
            startup.succeed();
        } catch (StackFailure e) {
            startup.fail(e.getMessage());
        } catch (Exception e) {
            e.printStackTrace();
            startup.fail("The local stack could not be started: " + e + "; see " + home.log());
        }
    }

    /** Returns when the stack is to stop. */
    private void watch() throws InterruptedException {
        while (!mayStop()) {
            Thread.sleep(WATCH.toMillis());
        }
    }

    private synchronized boolean mayStop() {
        if (stopping) {
            return true;
        }
        if (startup.hasFailed()) {
            // Whoever is just connecting shall hear why.
            if (lastUse.plus(FAILURE_LINGER).isBefore(Instant.now())) {
                beginStop();
            }
            return stopping;
        }
        var dead = servers.dead();
        boolean idle = leases.isEmpty() && lastUse.plusSeconds(idleSeconds()).isBefore(Instant.now());
        if (dead.isPresent() || idle) {
            System.out.println(
                    dead.map(server -> server.name() + " has died").orElse("nobody uses the stack") + ", stopping");
            beginStop();
        }
        return stopping;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket holder = socket.accept();
                daemon("lease", new Lease(this, holder));
            } catch (IOException e) {
                if (socket.isClosed()) {
                    return;
                }
                System.out.println("accept: " + e);
            }
        }
    }

    boolean knows(String word) {
        return token.equals(word);
    }

    Startup startup() {
        return startup;
    }

    Isolations isolations() {
        return isolations;
    }

    /** What the product uses. */
    Map<String, String> environment() {
        return servers.environment(PostgresServer.DATABASE, "linli:", "linli-", "linli_local");
    }

    /** Whether a newcomer may stay. */
    enum Admission {
        /** This supervisor is stopping, or now stops because the newcomer's build differs and nobody else is here. */
        REFUSED,
        SAME_BUILD,
        /** Others use this stack, so it stays as it is. */
        OTHER_BUILD
    }

    synchronized Admission admit(Lease lease, String wanted) {
        if (!stopping && leases.isEmpty() && !wanted.equals(fingerprint)) {
            System.out.println("another version is wanted, stopping");
            beginStop();
        }
        if (stopping) {
            return Admission.REFUSED;
        }
        leases.add(lease);
        return wanted.equals(fingerprint) ? Admission.SAME_BUILD : Admission.OTHER_BUILD;
    }

    void release(Lease lease, boolean stopIfLast) {
        synchronized (this) {
            leases.remove(lease);
            lastUse = Instant.now();
            if (!stopIfLast || !leases.isEmpty()) {
                return;
            }
            beginStop();
        }
        stopServers();
    }

    /** Stops everything if nobody else holds a lease; returns when all servers have stopped. */
    boolean stopIfLast(Lease lease) {
        synchronized (this) {
            if (leases.size() > 1 || stopping) {
                return false;
            }
            beginStop();
        }
        stopServers();
        return true;
    }

    private synchronized void beginStop() {
        stopping = true;
        try {
            Endpoint.remove(home);
            Files.deleteIfExists(home.run().resolve("stack.json"));
        } catch (IOException e) {
            System.out.println("cannot remove the endpoint: " + e);
        }
    }

    private void stopServers() {
        synchronized (stopLock) {
            if (!stopped) {
                beginStop();
                servers.close();
                stopped = true;
            }
        }
    }

    private static void daemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static int idleSeconds() {
        String chosen = System.getenv(IDLE_SECONDS);
        return chosen == null || chosen.isBlank() ? DEFAULT_IDLE_SECONDS : Integer.parseInt(chosen.strip());
    }
}
