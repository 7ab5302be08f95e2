package io.linli.local.stripe.http;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;

/** Stripe's lists: newest first, {@code limit}, {@code starting_after}, {@code ending_before}, {@code created[gte]} …. */
public final class Lists {

    private static final int DEFAULT_LIMIT = 10;

    private Lists() {}

    /** Answers one page of the objects of a type, narrowed by those of the filters that were sent. */
    public static JsonObject page(Call call, String type, String url, String... filters) {
        return page(call, type, url, object -> true, filters);
    }

    /** The same for objects that fulfil a condition too. */
    public static JsonObject page(
            Call call, String type, String url, Predicate<JsonObject> condition, String... filters) {
        var params = call.params();
        var wanted = new HashMap<String, String>();
        for (var filter : filters) {
            var value = params.text(filter);
            if (value != null) {
                wanted.put(filter, value);
            }
        }
        var after = cursor(call, type, "starting_after");
        var before = cursor(call, type, "ending_before");
        if (after != null && before != null) {
            throw StripeError.parameter(
                    "parameters_exclusive",
                    "starting_after",
                    "You may only specify one of these parameters: starting_after, ending_before.");
        }
        var created = created(params);
        var query = new Work.Query(type, wanted, condition, after, before, limit(params), created[0], created[1]);
        var page = call.work().page(query);
        return list(page.objects(), page.hasMore(), url);
    }

    /** A list object. */
    public static JsonObject list(List<JsonObject> objects, boolean hasMore, String url) {
        return Json.object("object", "list", "url", url, "has_more", hasMore, "data", Json.array(objects));
    }

    private static @Nullable String cursor(Call call, String type, String name) {
        var id = call.params().text(name);
        if (id != null && call.work().find(type, id).isEmpty()) {
            throw StripeError.missing(type.replace('.', ' '), id, name);
        }
        return id;
    }

    private static int limit(Params params) {
        var limit = params.integer("limit");
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > Work.PAGE_LIMIT) {
            throw StripeError.parameter(
                    "parameter_invalid_integer", "limit", "This value must be between 1 and " + Work.PAGE_LIMIT + ".");
        }
        return limit.intValue();
    }

    private static long[] created(Params params) {
        long from = Long.MIN_VALUE;
        long to = Long.MAX_VALUE;
        if (params.has("created") && params.object("created") == null) {
            var exactly = params.integer("created");
            return exactly == null ? new long[] {from, to} : new long[] {exactly, exactly};
        }
        var range = params.child("created");
        var gte = range.integer("gte");
        var gt = range.integer("gt");
        var lte = range.integer("lte");
        var lt = range.integer("lt");
        from = Math.max(gte == null ? from : gte, gt == null ? from : gt + 1);
        to = Math.min(lte == null ? to : lte, lt == null ? to : lt - 1);
        return new long[] {from, to};
    }
}
