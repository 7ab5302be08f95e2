package io.linli.web.crash;

import java.sql.SQLException;
import java.util.List;

import io.linli.web.model.World;

/** What a dead process had taken for itself for some minutes. */
public final class Leases {

    private static final List<String> OVER = List.of(
            "UPDATE web.idempotency SET created_at = created_at - interval '3 minutes' WHERE status IS NULL",
            "UPDATE marketplace.provider_cursor SET leased_until = now()",
            "UPDATE marketplace.provider_event SET received_at = received_at - interval '1 minute' WHERE outcome IS NULL",
            "UPDATE marketplace.payment_attempt SET due_at = now() WHERE due_at > now()");

    private Leases() {}

    /** Those are over now. */
    public static void end(World world) throws SQLException {
        for (String lease : OVER) {
            world.execute(lease);
        }
    }
}
