package io.linli.web.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells when the split of an order group stands in the ledger: looks every few milliseconds for all that are waited for. */
final class SplitWatch implements AutoCloseable {

    private static final long EVERY_MILLIS = 5;
    private static final String DIVIDED =
            """
            SELECT a.group_id FROM marketplace.payment_attempt a
            JOIN marketplace.journal_entry e ON e.reference = 'split:' || a.id WHERE a.group_id = ANY(?)""";

    private final Connection database;
    private final Map<UUID, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    SplitWatch(Connection database) {
        this.database = database;
        timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    CompletableFuture<Void> of(UUID group) {
        return waiting.computeIfAbsent(group, one -> new CompletableFuture<>());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        if (waiting.isEmpty()) {
            return;
        }
        try (var query = database.prepareStatement(DIVIDED)) {
            query.setArray(1, database.createArrayOf("uuid", waiting.keySet().toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var divided = waiting.remove(rows.getObject(1, UUID.class));
                    if (divided != null) {
                        divided.complete(null);
                    }
                }
            }
        } catch (SQLException failed) {
            waiting.values().forEach(one -> one.completeExceptionally(failed));
        }
    }
}
