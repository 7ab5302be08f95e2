package io.linli.local.stripe.agenda;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

import io.linli.local.stripe.store.Account;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;

/** Things that happen to an object at a moment: a session expires, a payout arrives. */
public final class Timers implements Agenda.Chore {

    private static final String TYPE = "_timer";

    private final Map<String, BiConsumer<Work, String>> actions = new HashMap<>();

    /** Names what a kind of timer does to the object whose id it is given; it runs as a work in that object's scope. */
    public Timers on(String kind, BiConsumer<Work, String> action) {
        actions.put(kind, action);
        return this;
    }

    /** Sets a timer; harmless if the object has moved on by then, for the action looks again. */
    public static void set(Work work, String kind, String target, long dueMillis) {
        work.in(work.platform())
                .put(Json.object(
                        "id", Ids.next("timer"),
                        "object", TYPE,
                        "kind", kind,
                        "target", target,
                        "targetScope", work.scope(),
                        "dueMillis", dueMillis));
    }

    /** How many end within that time. */
    public static long endingWithin(Work work, long millis) {
        return work.in(work.platform()).all(TYPE).stream()
                .filter(timer -> timer.getLong("dueMillis") <= work.nowMillis() + millis)
                .count();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OptionalLong due(JsonObject timer) {
        return OptionalLong.of(timer.getLong("dueMillis"));
    }

    @Override
    public boolean begin(Account account, String id) {
        account.execute(Work.Origin.SELF, work -> {
            work.find(id).ifPresent(timer -> {
                work.remove(id);
                actions.get(timer.getString("kind"))
                        .accept(work.in(timer.getString("targetScope")), timer.getString("target"));
            });
            return id;
        });
        return true;
    }
}
