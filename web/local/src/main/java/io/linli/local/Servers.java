package io.linli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All servers of the stack: started and stopped in parallel. */
final class Servers implements AutoCloseable {

    static final String KEYCLOAK_PORT = "LINLI_KEYCLOAK_PORT";
    private static final int DEFAULT_KEYCLOAK_PORT = 8180;
    private static final Duration REMIND = Duration.ofSeconds(10);

    private final Home home;
    private final Children children;
    private final PostgresServer postgres;
    private final RedisServer redis;
    private final ElasticsearchServer elasticsearch;
    private final KeycloakServer keycloak;
    private final StripeServer stripe;
    private final MailServer mail;
    private final List<Server> all;
    private final ExecutorService threads;

    Servers(Home home, Artifacts artifacts) throws IOException {
        this.home = home;
        children = new Children(home);
        var ports = lastPorts(home);
        postgres = new PostgresServer(home, children, artifacts, free(ports, "PostgreSQL"));
        redis = new RedisServer(home, children, artifacts, free(ports, "Redis"));
        elasticsearch = new ElasticsearchServer(home, children, artifacts, free(ports, "Elasticsearch"));
        keycloak = new KeycloakServer(home, children, artifacts, keycloakPort());
        stripe = new StripeServer(home, free(ports, "Stripe"));
        mail = new MailServer(home, free(ports, "SMTP"), free(ports, "Inbox"));
        all = List.of(postgres, redis, elasticsearch, keycloak, stripe, mail, mail.inbox());
        threads = Executors.newFixedThreadPool(all.size(), task -> {
            var thread = new Thread(task, "server");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns when all answer; fails as the first that failed, when the others have come to their end too. */
    void start(Startup startup) throws IOException, InterruptedException {
        if (!Ports.isFree(keycloak.port())) {
            throw new StackFailure("Port " + keycloak.port() + ", which Keycloak needs, is used by another program. "
                    + "End that program, or choose another port: " + KEYCLOAK_PORT + "=" + (keycloak.port() + 1));
        }
        var starts = all.stream()
                .map(server -> CompletableFuture.runAsync(() -> start(server, startup), threads))
                .toArray(CompletableFuture<?>[]::new);
        var everyStart = CompletableFuture.allOf(starts);
        long began = System.nanoTime();
        while (!ended(everyStart)) {
            startup.tell(new Progress.Step(Progress.STACK, "waiting for " + missing(starts), millisSince(began)));
        }
        writePorts();
    }

    Optional<Server> dead() {
        return all.stream().filter(server -> !server.isAlive()).findFirst();
    }

    PostgresServer postgres() {
        return postgres;
    }

    RedisServer redis() {
        return redis;
    }

    ElasticsearchServer elasticsearch() {
        return elasticsearch;
    }

    StripeServer stripe() {
        return stripe;
    }

    MailServer mail() {
        return mail;
    }

    /**
     * The application's settings for one set of data.
     *
     * @param redisPrefix and the others: names of that set
     */
    Map<String, String> environment(String database, String redisPrefix, String indexPrefix, String account) {
        var environment = new TreeMap<String, String>();
        environment.put("LINLI_DATABASE_URL", "postgresql://localhost:" + postgres.port() + "/" + database);
        environment.put("LINLI_DATABASE_OWNER", PostgresServer.OWNER);
        environment.put("LINLI_DATABASE_OWNER_PASSWORD", PostgresServer.PASSWORD);
        environment.put("LINLI_DATABASE_USER", PostgresServer.APP);
        environment.put("LINLI_DATABASE_PASSWORD", PostgresServer.PASSWORD);
        environment.put("LINLI_REDIS_URL", "redis://localhost:" + redis.port());
        environment.put("LINLI_REDIS_PREFIX", redisPrefix);
        environment.put("LINLI_ELASTICSEARCH_HOSTS", "localhost:" + elasticsearch.port());
        environment.put("LINLI_INDEX_PREFIX", indexPrefix);
        environment.put("LINLI_OIDC_ISSUER", keycloak.issuer());
        environment.put("LINLI_OIDC_CLIENT_SECRET", KeycloakRealm.CLIENT_SECRET);
        environment.put("LINLI_STRIPE_API_BASE", "http://localhost:" + stripe.port());
        environment.put("LINLI_STRIPE_SECRET_KEY", StripeServer.KEY_PREFIX + account);
        environment.put("LINLI_STRIPE_WEBHOOK_SECRET", "whsec_" + account);
        environment.put("LINLI_FEED_SECRET_KEY", key("passwords of feeds of " + account));
        environment.put("LINLI_SMTP_HOST", "localhost");
        environment.put("LINLI_SMTP_PORT", Integer.toString(mail.port()));
        environment.put("LINLI_SMTP_USER", account);
        environment.put("LINLI_SMTP_PASSWORD", "linli");
        environment.put("LINLI_SMTP_STARTTLS", "DISABLED");
        environment.put(
                "LINLI_INBOX_ADDRESS", "http://localhost:" + mail.inbox().port());
        return environment;
    }

    /** The same at each start: what it sealed is among the data that are kept. */
    private static String key(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        all.forEach(Server::close);
        children.close();
    }

    private static void start(Server server, Startup startup) {
        long started = System.nanoTime();
        Report report = new Report() {
            @Override
            public String server() {
                return server.name();
            }

            @Override
            public void tell(String text) {
                startup.tell(new Progress.Step(server.name(), text, millisSince(started)));
            }
        };
        try {
            server.start(report);
            report.tell("ready");
        } catch (StackFailure e) {
            throw e;
        } catch (Exception e) {
            throw new StackFailure(server.name() + " could not be started: " + e, e);
        }
    }

    /** False after a while in which it has not ended. */
    private static boolean ended(CompletableFuture<?> starts) throws InterruptedException {
        try {
            starts.get(REMIND.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackFailure failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Names of the servers that do not answer yet. */
    private String missing(CompletableFuture<?>[] starts) {
        return IntStream.range(0, starts.length)
                .filter(i -> !starts[i].isDone())
                .mapToObj(i -> all.get(i).name())
                .collect(Collectors.joining(", "));
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }

    private static int keycloakPort() {
        String chosen = System.getenv(KEYCLOAK_PORT);
        return chosen == null || chosen.isBlank() ? DEFAULT_KEYCLOAK_PORT : Integer.parseInt(chosen.strip());
    }

    /** The port of the last time if it is still free: addresses noted down stay right. */
    private static int free(Properties ports, String server) {
        return Ports.freeOr(Integer.parseInt(ports.getProperty(server, "0")));
    }

    private static Properties lastPorts(Home home) throws IOException {
        var ports = new Properties();
        Path file = home.run().resolve("ports.properties");
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                ports.load(reader);
            }
        }
        return ports;
    }

    private void writePorts() throws IOException {
        Files.writeString(
                home.run().resolve("ports.properties"),
                all.stream()
                        .map(server -> server.name() + "=" + server.port() + "\n")
                        .collect(Collectors.joining()));
    }

    /** For people and scripts: what runs where. */
    String json() {
        var lines = new ArrayList<String>();
        lines.add("  \"supervisor\": " + ProcessHandle.current().pid());
        for (Server server : all) {
            lines.add("  \"" + server.name() + "\": " + server.port());
        }
        return "{\n" + String.join(",\n", lines) + "\n}\n";
    }
}
