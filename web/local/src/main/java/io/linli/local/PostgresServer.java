package io.linli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL with durable writes, and the two roles the application uses.
 *
 * <p>{@code linli_owner} owns each database and migrates; {@code linli_app} works and owns nothing; neither is a superuser or may bypass row-level
 * security.
 */
final class PostgresServer implements Server {

    static final String OWNER = "linli_owner";
    static final String APP = "linli_app";
    /** Of both roles; the server listens on the loopback interface only. */
    static final String PASSWORD = "linli";

    /** The product's own; isolated ones come beside it. */
    static final String DATABASE = "linli";

    private static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final int PASSWORD_BYTES = 16;

    private final Home home;
    private final Children children;
    private final Artifacts artifacts;
    private final int port;
    private volatile @Nullable ChildProcess process;
    private @Nullable String superuserPassword;

    PostgresServer(Home home, Children children, Artifacts artifacts, int port) {
        this.home = home;
        this.children = children;
        this.artifacts = artifacts;
        this.port = port;
    }

    @Override
    public void start(Report report) throws Exception {
        Path dist = unpack(report);
        Path data = home.data()
                .resolve("postgres-" + artifacts.text("postgres.version").split("\\.", 2)[0]);
        superuserPassword = superuserPassword();
        if (!Files.isDirectory(data)) {
            report.tell("making an empty cluster");
            initialize(dist, data);
        }
        Unprivileged.give(data);
        // The supervisor's lock guarantees that nobody else uses this folder, whatever process now has the id in the
        // file.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        var command = new ArrayList<>(List.of(dist.resolve("bin/postgres").toString(), "-D", data.toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var current = children.start(new ChildProcess.Program(
                "postgres", Unprivileged.command(command), environment(), data, "INT", STOP_PATIENCE));
        process = current;
        current.awaitReady(this::answers, START_LIMIT, report);
        makeRoles();
        if (!databases(DATABASE).contains(DATABASE)) {
            create(DATABASE);
        }
    }

    /** A session as superuser; for databases and roles, never for the application. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/postgres", SUPERUSER, superuserPassword);
    }

    /** Makes an empty database that belongs to the owner and that the application may enter. */
    void create(String database) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database + " OWNER " + OWNER);
            statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            statement.execute("GRANT CONNECT, TEMPORARY ON DATABASE " + database + " TO " + APP);
        }
    }

    void drop(String database) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
        }
    }

    /** Names of databases that begin with the prefix. */
    List<String> databases(String prefix) throws SQLException {
        try (var connection = connect();
                var query =
                        connection.prepareStatement("SELECT datname FROM pg_database WHERE starts_with(datname, ?)")) {
            query.setString(1, prefix);
            var names = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }

    @Override
    public boolean isAlive() {
        var current = process;
        return current != null && current.isAlive();
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public int port() {
        return port;
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("port", Integer.toString(port)),
                Map.entry("listen_addresses", "localhost"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "300"),
                Map.entry("shared_buffers", "512MB"),
                Map.entry("effective_cache_size", "2GB"),
                Map.entry("work_mem", "16MB"),
                Map.entry("maintenance_work_mem", "128MB"),
                Map.entry("max_wal_size", "2GB"),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"));
    }

    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C", "TZ", "UTC");
    }

    private boolean answers() throws SQLException {
        try (var connection = connect()) {
            return connection.isValid(1);
        }
    }

    private Path unpack(Report report) throws IOException, InterruptedException {
        String resource = "postgres-" + (Artifacts.isMac() ? "darwin" : "linux") + "-"
                + (Artifacts.isArm() ? "arm_64" : "x86_64") + ".txz";
        Path dist = home.dist().resolve("postgres-" + artifacts.text("postgres.version"));
        Folders.once(dist, folder -> {
            report.tell("unpacking");
            try (var content = PostgresServer.class.getClassLoader().getResourceAsStream(resource)) {
                if (content == null) {
                    throw new StackFailure(
                            "there is no PostgreSQL for this machine among the build's files: " + resource);
                }
                Archive.untarXz(content, folder);
            }
        });
        return dist;
    }

    private void initialize(Path dist, Path data) throws IOException, InterruptedException {
        Path fresh = data.resolveSibling(data.getFileName() + ".partial");
        Folders.delete(fresh);
        Path work = home.run().resolve("initdb");
        Folders.delete(work);
        Files.createDirectories(work);
        Files.createDirectories(fresh);
        Path passwordFile = Files.writeString(work.resolve("password"), superuserPassword);
        Unprivileged.give(fresh, work);
        var command = Unprivileged.command(List.of(
                dist.resolve("bin/initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        children.start(new ChildProcess.Program("initdb", command, environment(), work, "TERM", STOP_PATIENCE))
                .awaitSuccess();
        Folders.delete(work);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private String superuserPassword() throws IOException {
        Path file = home.data().resolve("postgres.password");
        if (!Files.exists(file)) {
            var random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file);
    }

    private void makeRoles() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (String role : List.of(OWNER, APP)) {
                statement.execute(
                        "DO $$ BEGIN CREATE ROLE " + role + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
                statement.execute("ALTER ROLE " + role
                        + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '" + PASSWORD + "'");
            }
        }
    }
}
