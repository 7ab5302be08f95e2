package io.linli.web.campaign;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.linli.web.model.World;
import io.linli.web.running.RunningProduct;

/** Two instances of the product that are killed again and again, each for itself: now and then none is there. */
final class TwoInstances implements AutoCloseable {

    private static final Duration LONGEST_LIFE = Duration.ofSeconds(4);

    private final World world;
    private final int port;
    private volatile RunningProduct second;

    TwoInstances(World world) throws Exception {
        this.world = world;
        this.port = RunningProduct.lastingPort();
        this.second = world.beside(port);
    }

    /** As {@code kill -9} does, so many times in all; every time it is started again. Returns when both are up. */
    void kill(int times) throws Exception {
        var lanes = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> killers = List.of(
                    () -> again(times - times / 2, world::restart), () -> again(times / 2, this::restartSecond));
            for (var done : lanes.invokeAll(killers)) {
                done.get();
            }
        } finally {
            lanes.shutdown();
        }
    }

    private static Void again(int times, Deed deed) throws Exception {
        for (int time = 0; time < times; time++) {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(LONGEST_LIFE.toMillis()));
            deed.happen();
        }
        return null;
    }

    private void restartSecond() throws Exception {
        second.kill();
        second = world.beside(port);
    }

    @Override
    public void close() throws Exception {
        second.close();
    }

    private interface Deed {
        void happen() throws Exception;
    }
}
