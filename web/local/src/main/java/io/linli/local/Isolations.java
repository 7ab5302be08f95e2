package io.linli.local;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Sets of data of their own on the shared servers.
 *
 * <p>All their names begin with {@value #PREFIX}, so that what a crashed supervisor left can be found.
 */
final class Isolations {

    static final String PREFIX = "t_";
    private static final int NAME_LENGTH = 24;
    private static final int RANDOM_BYTES = 4;

    private final Servers servers;
    private final SecureRandom random = new SecureRandom();

    Isolations(Servers servers) {
        this.servers = servers;
    }

    /** Makes one; the answer also holds its {@code id}. */
    Map<String, String> create(String name) throws SQLException {
        var suffix = new byte[RANDOM_BYTES];
        random.nextBytes(suffix);
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String id = PREFIX + plain.substring(0, Math.min(NAME_LENGTH, plain.length())) + "_"
                + HexFormat.of().formatHex(suffix);
        servers.postgres().create(id);
        Map<String, String> environment = servers.environment(id, id + ":", id + "-", id);
        environment.put("LINLI_DEMO", "off");
        environment.put("id", id);
        return environment;
    }

    void drop(String id) throws SQLException, IOException, InterruptedException {
        if (!id.startsWith(PREFIX)) {
            throw new StackFailure("not an isolated set of data: " + id);
        }
        servers.postgres().drop(id);
        servers.elasticsearch().deleteIndexes(id + "-");
        servers.redis().deleteKeys(id + ":");
        servers.stripe().reset(id);
        servers.mail().reset(id);
    }

    /** Drops what an earlier supervisor left. */
    void dropLeftovers() throws SQLException, IOException, InterruptedException {
        for (String database : servers.postgres().databases(PREFIX)) {
            servers.postgres().drop(database);
        }
        servers.elasticsearch().deleteIndexes(PREFIX);
        servers.redis().deleteKeys(PREFIX);
    }
}
