package io.linli.local.stripe.agenda;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

import io.linli.local.stripe.store.Account;

/** Runs what is due. Each account has its own queue, guarded by the account's lock. */
public final class Agenda implements Account.Commits {

    private static final System.Logger LOG = System.getLogger(Agenda.class.getName());
    private static final long TICK_MILLIS = 50;

    /** A kind of stored object that is to be acted on at a moment. */
    public interface Chore {

        /** The {@code object} name such objects are stored under. */
        String type();

        /** When it is due by the account's clock, in milliseconds; empty if it waits for something else or is done. */
        OptionalLong due(JsonObject object);

        /**
         * Begins it, under the account's lock.
         *
         * @return false if it cannot begin now; {@link Agenda#wake} is called once it can
         */
        boolean begin(Account account, String id);
    }

    private record Item(long dueMillis, long order, Chore chore, String id) {}

    private static final Comparator<Item> IN_ORDER =
            Comparator.comparingLong(Item::dueMillis).thenComparingLong(Item::order);

    /** What one account has to do: each kind in a line of its own, so that one that is stuck does not hold up the others. */
    private static final class Queue {
        final Map<Chore, PriorityQueue<Item>> items = new LinkedHashMap<>();
        long added;
        boolean woken;

        void add(long dueMillis, Chore chore, String id) {
            items.computeIfAbsent(chore, c -> new PriorityQueue<>(IN_ORDER))
                    .add(new Item(dueMillis, added++, chore, id));
        }

        OptionalLong nextDue() {
            return items.values().stream()
                    .filter(queue -> !queue.isEmpty())
                    .mapToLong(queue -> queue.element().dueMillis())
                    .min();
        }
    }

    private final Vertx vertx;
    private final Map<String, Chore> chores = new ConcurrentHashMap<>();
    private final Map<Account, Queue> queues = new ConcurrentHashMap<>();
    private final long ticker;

    public Agenda(Vertx vertx) {
        this.vertx = vertx;
        this.ticker = vertx.setPeriodic(TICK_MILLIS, t -> queues.keySet().forEach(this::run));
    }

    public void add(Chore chore) {
        chores.put(chore.type(), chore);
    }

    /** Queues everything an account still has to do. */
    public void opened(Account account) {
        synchronized (account) {
            chores.values().forEach(chore -> account.each(chore.type(), object -> queue(account, chore, object)));
        }
        wake(account);
    }

    @Override
    public void committed(Account account, List<JsonObject> objects) {
        for (var object : objects) {
            var chore = chores.get(object.getString("object"));
            if (chore != null && queue(account, chore, object)) {
                wake(account);
            }
        }
    }

    /** Looks at an account's queue soon. */
    public void wake(Account account) {
        synchronized (account) {
            var queue = queues.get(account);
            if (queue != null && !queue.woken) {
                queue.woken = true;
                vertx.runOnContext(v -> run(account));
            }
        }
    }

    /** When, in milliseconds of real time, an account has something to do next. */
    public OptionalLong nextDue(Account account) {
        synchronized (account) {
            var queue = queues.get(account);
            var next = queue == null ? OptionalLong.empty() : queue.nextDue();
            if (next.isEmpty()) {
                return next;
            }
            var ahead = account.nowMillis() - System.currentTimeMillis();
            return OptionalLong.of(next.getAsLong() - ahead);
        }
    }

    /** Drops an account's queue, because the account was reset. */
    public void forget(Account account) {
        synchronized (account) {
            queues.remove(account);
        }
    }

    public void close() {
        vertx.cancelTimer(ticker);
    }

    /** @return whether it is due already */
    private boolean queue(Account account, Chore chore, JsonObject object) {
        var due = chore.due(object);
        if (due.isEmpty()) {
            return false;
        }
        var queue = queues.computeIfAbsent(account, a -> new Queue());
        queue.add(due.getAsLong(), chore, object.getString("id"));
        return due.getAsLong() <= account.nowMillis();
    }

    private void run(Account account) {
        synchronized (account) {
            var queue = queues.get(account);
            if (queue == null || account.closed()) {
                queues.remove(account);
                return;
            }
            queue.woken = false;
            List.copyOf(queue.items.values()).forEach(items -> run(account, items));
        }
    }

    private static void run(Account account, PriorityQueue<Item> items) {
        for (var next = items.peek(); next != null; next = items.peek()) {
            if (next.dueMillis() > account.nowMillis() || !begun(account, next)) {
                return;
            }
            items.remove(next);
        }
    }

    private static boolean begun(Account account, Item item) {
        try {
            return item.chore().begin(account, item.id());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The simulator failed at " + item.id() + " of " + account.id(), e);
            return true;
        }
    }
}
