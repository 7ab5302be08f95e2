package io.linli.web.infrastructure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

import io.linli.local.Isolation;
import io.linli.local.LocalStack;
import io.linli.local.Progress;

/** A database of {@code marketplace} that stopped at an earlier version and was in use, as its owner sees it. */
public final class DatabaseInUse implements AutoCloseable {

    private final LocalStack stack;
    private final Isolation own;
    private final Connection owner;

    private DatabaseInUse(LocalStack stack, Isolation own) throws SQLException {
        this.stack = stack;
        this.own = own;
        this.owner = DriverManager.getConnection(url(), user(), password());
    }

    /** @param version of the last migration that was run, {@code yyyyMMddHHmmss} */
    public static DatabaseInUse at(String version, String name) throws SQLException {
        var stack = LocalStack.lease(Progress.silent());
        var database = new DatabaseInUse(stack, stack.isolated(name));
        database.migrate(version);
        database.run("SELECT set_config('linli.tenant', '*', false)");
        return database;
    }

    /** Runs what came since. */
    public void upgrade() {
        migrate("latest");
    }

    public void run(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    public long number(String sql) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try (stack;
                own;
                owner) {
            // all three, whatever any of them throws
        }
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(url(), user(), password())
                .schemas("flyway")
                .locations("db/marketplace")
                .placeholders(Map.of("app", own.environment().getOrDefault("LINLI_DATABASE_USER", "linli_app")))
                .target(target)
                .load()
                .migrate();
    }

    private String url() {
        return "jdbc:" + own.environment().get("LINLI_DATABASE_URL");
    }

    private String user() {
        return own.environment().getOrDefault("LINLI_DATABASE_OWNER", "linli_owner");
    }

    private String password() {
        return own.environment().get("LINLI_DATABASE_OWNER_PASSWORD");
    }
}
