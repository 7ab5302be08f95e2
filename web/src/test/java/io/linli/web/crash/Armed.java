package io.linli.web.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.byteman.agent.Main;

import io.linli.web.model.World;

/** The world whose product dies where it is told to. */
final class Armed implements AutoCloseable {

    private static final Duration DEATH_LIMIT = Duration.ofSeconds(90);

    /** What waits for a timer otherwise, here soon; and an answer of the provider's is waited for as long as it takes. */
    private static final Map<String, String> SETTINGS = Map.of(
            "LINLI_PAYMENT_COLLECT_EVERY", "1s",
            "LINLI_CAMPAIGN_JANITOR_EVERY", "1s",
            "LINLI_ORDER_JANITOR_EVERY", "1s",
            "LINLI_BOOKING_JANITOR_EVERY", "1s",
            "LINLI_STRIPE_READ_TIMEOUT", "60s");

    private final World world;
    private final Path folder;
    private final List<? extends DeathPoint> points;

    private Armed(World world, Path folder, List<? extends DeathPoint> points) {
        this.world = world;
        this.folder = folder;
        this.points = points;
    }

    /**
     * @param name of its database and of its folder in target
     * @param points where it can be told to die
     */
    static Armed open(String name, List<? extends DeathPoint> points) throws Exception {
        var folder = Files.createDirectories(Path.of("target", name, "armed").toAbsolutePath());
        var script = Files.writeString(folder.resolveSibling("points.btm"), DeathPoint.script(points));
        var agent = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var jvm = List.of("-D" + DeathPoint.FOLDER + "=" + folder, "-javaagent:" + agent + "=script:" + script);
        disarm(folder, points);
        return new Armed(World.open(name, SETTINGS, jvm), folder, points);
    }

    World world() {
        return world;
    }

    /** Whatever came before: it runs, and nothing is armed. */
    void ready() throws Exception {
        disarm(folder, points);
        world.provider().heal();
        if (!world.product().isAlive()) {
            revive();
        }
    }

    private static void disarm(Path folder, List<? extends DeathPoint> points) throws IOException {
        for (var point : points) {
            Files.deleteIfExists(folder.resolve(point.name()));
        }
    }

    void arm(DeathPoint point) throws Exception {
        Files.createFile(folder.resolve(point.name()));
    }

    /** It died at this point, and starts again. */
    void awaitDeath(DeathPoint point) throws Exception {
        assertThat(world.product().ended(DEATH_LIMIT)).as("death at %s", point).hasValue(DeathPoint.KILLED);
        assertThat(folder.resolve(point.name())).as("%s was met", point).doesNotExist();
        revive();
    }

    /** Ends it from outside, as {@code kill -9} does. */
    void kill() throws Exception {
        world.product().kill();
        assertThat(world.product().ended(Duration.ZERO)).hasValue(DeathPoint.KILLED);
        revive();
    }

    private void revive() throws Exception {
        Leases.end(world);
        world.restart();
    }

    @Override
    public void close() throws Exception {
        world.close();
    }
}
