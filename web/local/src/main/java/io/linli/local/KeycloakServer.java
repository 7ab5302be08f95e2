package io.linli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak with the realm {@code linli} and its demo accounts.
 *
 * <p>Its port is part of the issuer in every token, so it is fixed. It is built ("augmented") once after unpacking; later starts take the optimized
 * way. When the realm's description changes the accounts are imported afresh.
 */
final class KeycloakServer implements Server {

    private static final Duration START_LIMIT = Duration.ofMinutes(8);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final Home home;
    private final Children children;
    private final Artifacts artifacts;
    private final int port;
    private volatile @Nullable ChildProcess process;

    KeycloakServer(Home home, Children children, Artifacts artifacts, int port) {
        this.home = home;
        this.children = children;
        this.artifacts = artifacts;
        this.port = port;
    }

    @Override
    public void start(Report report) throws Exception {
        Path dist = home.dist().resolve("keycloak-" + artifacts.text("keycloak.version"));
        Folders.once(dist, folder -> {
            report.tell("unpacking");
            Archive.unzip(artifacts.path("keycloak"), folder);
            Files.createSymbolicLink(
                    folder.resolve("data"), Files.createDirectories(home.data().resolve("keycloak")));
            report.tell("building, once");
            build(folder);
        });
        boolean fresh = putRealm();
        if (fresh) {
            report.tell("importing the realm");
        }
        var current = children.start(new ChildProcess.Program(
                "keycloak",
                command(
                        dist,
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--hostname=http://localhost:" + port,
                        "--http-enabled=true",
                        "--http-host=localhost",
                        "--http-port=" + port,
                        "--cache=local"),
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "linli"),
                dist,
                "TERM",
                STOP_PATIENCE));
        process = current;
        current.awaitReady(this::answers, START_LIMIT, report);
    }

    String issuer() {
        return "http://localhost:" + port + "/realms/linli";
    }

    @Override
    public boolean isAlive() {
        var current = process;
        return current != null && current.isAlive();
    }

    @Override
    public String name() {
        return "Keycloak";
    }

    @Override
    public int port() {
        return port;
    }

    private boolean answers() throws IOException, InterruptedException {
        return Http.status("GET", issuer() + "/.well-known/openid-configuration") == 200;
    }

    /** Writes the realm to import; true if it is another one than last time, whose accounts are then forgotten. */
    private boolean putRealm() throws IOException {
        Path data = Files.createDirectories(home.data().resolve("keycloak"));
        String realm = KeycloakRealm.json();
        Path imported = data.resolve("import").resolve("linli-realm.json");
        if (Files.exists(imported) && Files.readString(imported).equals(realm)) {
            return false;
        }
        Folders.delete(data.resolve("h2"));
        Files.createDirectories(imported.getParent());
        Files.writeString(imported, realm, StandardCharsets.UTF_8);
        return true;
    }

    private void build(Path dist) throws IOException, InterruptedException {
        children.start(new ChildProcess.Program(
                        "keycloak-build",
                        command(dist, "build", "--db=dev-file"),
                        Map.of(),
                        dist,
                        "TERM",
                        STOP_PATIENCE))
                .awaitSuccess();
    }

    /** What {@code bin/kc.sh} runs, without the shell between: the process is Keycloak itself. */
    private static List<String> command(Path dist, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx384m",
                "-XX:MetaspaceSize=96m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.security.egd=file:/dev/urandom",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + dist,
                "-Djboss.server.config.dir=" + dist.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                dist.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(arguments));
        return command;
    }
}
