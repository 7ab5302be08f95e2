package io.linli.web.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

import io.linli.local.Home;

/** Somebody with the keys to the database, whom no trigger, policy or foreign key stops. */
public final class Superuser {

    private Superuser() {}

    /** All in one transaction, in this order. */
    public static void run(List<String> statements) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET session_replication_role = replica");
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() throws SQLException, IOException {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        var password = Files.readString(Home.locate().data().resolve("postgres.password"));
        return DriverManager.getConnection(url, "postgres", password);
    }
}
