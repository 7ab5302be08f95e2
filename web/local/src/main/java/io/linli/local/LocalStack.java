package io.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A lease of the running local stack, which is started if nobody runs it yet.
 *
 * <p>The stack keeps running for a minute after its last lease has ended. A lease ends by {@link #close()} or with its holder's process, however that
 * dies.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration LEASE_LIMIT = Duration.ofMinutes(15);
    private static final Duration RETRY = Duration.ofMillis(200);

    private final Link link;
    private final Map<String, String> environment;

    private LocalStack(Link link, Map<String, String> environment) {
        this.link = link;
        this.environment = Map.copyOf(environment);
    }

    /** The stack of this user, see {@link Home#locate()}. */
    public static LocalStack lease(Progress progress) {
        return lease(Home.locate(), progress);
    }

    /**
     * Returns when every server answers.
     *
     * @throws StackFailure when a server cannot be started, for example because Keycloak's port is taken
     */
    public static LocalStack lease(Home home, Progress progress) {
        return lease(home, progress, AtEnd.KEEP);
    }

    /** What happens to the stack when this lease ends, by whatever cause, and nobody else holds one. */
    enum AtEnd {
        /** It waits a while for the next. */
        KEEP,
        STOP
    }

    static LocalStack lease(Home home, Progress progress, AtEnd atEnd) {
        try {
            String fingerprint = new Artifacts().fingerprint();
            long started = System.nanoTime();
            while (System.nanoTime() - started < LEASE_LIMIT.toNanos()) {
                Optional<LocalStack> stack = tryLease(home, fingerprint, progress, atEnd);
                if (stack.isPresent()) {
                    return stack.get();
                }
                SupervisorProcess.startUnlessRunning(home, fingerprint, progress);
            }
            throw new StackFailure(
                    "The local stack did not start within " + LEASE_LIMIT.toMinutes() + " minutes, see " + home.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for the local stack", e);
        }
    }

    /** The application's settings ({@code LINLI_…}) for the kept data: database {@code linli}, prefixes {@code linli:} and {@code linli-}. */
    public Map<String, String> environment() {
        return environment;
    }

    /**
     * An own empty database, index prefix, Redis prefix, Stripe account and mailbox on the same servers. Everything in them is dropped when it is closed or this
     * lease ends.
     *
     * @param name appears in their names, for whoever looks at the servers
     */
    public Isolation isolated(String name) {
        try {
            return new Isolation(link, link.ask("isolate", name, Progress.silent()));
        } catch (IOException e) {
            throw new UncheckedIOException("the local stack is gone", e);
        }
    }

    /** Has the process ended by the supervisor when this lease ends without it having ended. */
    void adopt(ProcessHandle process) {
        try {
            link.ask("adopt", Long.toString(process.pid()), Progress.silent());
        } catch (IOException e) {
            throw new UncheckedIOException("the local stack is gone", e);
        }
    }

    /** Ends the lease and, if it was the last, stops the stack at once; returns when it has stopped. True if it was stopped. */
    boolean closeAndStop() {
        try (link) {
            return "stopped".equals(link.ask("stop", "", Progress.silent()).get("result"));
        } catch (IOException gone) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            link.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<LocalStack> tryLease(Home home, String fingerprint, Progress progress, AtEnd atEnd)
            throws IOException, InterruptedException {
        Optional<Endpoint> endpoint = Endpoint.read(home);
        if (endpoint.isEmpty()) {
            return Optional.empty();
        }
        Link link = null;
        try {
            link = Link.connect(endpoint.get());
            var environment = link.ask("lease", endpoint.get().token() + " " + fingerprint + " " + atEnd, progress);
            return Optional.of(new LocalStack(link, environment));
        } catch (IOException | StackFailure e) {
            if (link != null) {
                link.close();
            }
            if (e instanceof StackFailure failure) {
                throw failure;
            }
            Thread.sleep(RETRY.toMillis());
            return Optional.empty();
        }
    }
}
