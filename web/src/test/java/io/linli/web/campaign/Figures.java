package io.linli.web.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.linli.web.model.World;

/** What a run of {@link ExpiryTest} came to, for people. */
record Figures(World world, EndingCampaigns campaigns) {

    private static final String LATENESS =
            """
            SELECT round(cast(extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY closed_at - cutoff_at)) AS numeric), 2),
                round(cast(extract(epoch FROM max(closed_at - cutoff_at)) AS numeric), 2),
                round(cast(extract(epoch FROM max(cutoff_at) - min(cutoff_at)) AS numeric), 1)
            FROM marketplace.campaign WHERE id IN (%s)""";

    /** Into a file beside the product's log. */
    void tell(int kills, Duration filling, Duration killing, Duration after) throws Exception {
        var late = world.rows(LATENESS.formatted(campaigns.list())).get(0);
        var refunds = world.number("SELECT count(*) FROM marketplace.refund WHERE state = 'SUCCEEDED'");
        var figures =
                """
                %d group-buys with %d members, filled in %d s, cut off within %s s, %d kills of two instances in %d s,
                all settled %d s later; decided after the cut-off: median %s s, last %s s; %d refunds
                """
                        .formatted(
                                campaigns.count(),
                                2 * campaigns.count(),
                                filling.toSeconds(),
                                late.get(2),
                                kills,
                                killing.toSeconds(),
                                after.toSeconds(),
                                late.get(0),
                                late.get(1),
                                refunds);
        Files.writeString(Path.of("target", "expiry", "figures.txt"), figures);
    }
}
