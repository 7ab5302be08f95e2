package io.linli.web.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.linli.web.running.RunningProduct;

/** The most of the product's heap that was in use, garbage and all, as its metrics tell several times a second. */
final class HeapWatch implements AutoCloseable {

    private static final long EVERY_MILLIS = 100;
    private static final String USED = "jvm_memory_used_bytes{area=\"heap\"";
    private static final double MEBIBYTE = 1024 * 1024;

    private final RunningProduct product;
    private final AtomicLong most = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    HeapWatch(RunningProduct product) {
        this.product = product;
        timer.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** MiB since this was asked for the last time. */
    double peak() {
        look();
        return Result.rounded(most.getAndSet(0) / MEBIBYTE);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            var request = HttpRequest.newBuilder(product.address("/q/metrics")).build();
            var text = product.http()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            double used = text.lines()
                    .filter(line -> line.startsWith(USED))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            most.accumulateAndGet((long) used, Math::max);
        } catch (IOException missed) {
            return;
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
