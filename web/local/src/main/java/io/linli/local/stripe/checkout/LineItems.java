package io.linli.local.stripe.checkout;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

import io.linli.local.stripe.http.Params;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;

/** What a session charges for: prices described in place, in one currency. */
final class LineItems {

    private static final int MOST = 100;

    private LineItems() {}

    /** Reads {@code line_items[n][price_data][…]} and {@code [quantity]}. */
    static List<JsonObject> read(Params params) {
        var sent = params.children("line_items");
        if (sent.isEmpty()) {
            throw params.missing("line_items");
        }
        if (sent.size() > MOST) {
            throw StripeError.parameter(
                    "parameter_invalid", "line_items", "You can specify at most " + MOST + " line items.");
        }
        var items = new ArrayList<JsonObject>();
        for (var item : sent) {
            items.add(item(item));
        }
        var currency = items.get(0).getString("currency");
        if (items.stream().anyMatch(item -> !currency.equals(item.getString("currency")))) {
            throw StripeError.parameter("parameter_invalid", "line_items", "All prices must have the same currency.");
        }
        return items;
    }

    /** The sum in minor units. */
    static long total(List<JsonObject> items) {
        return items.stream().mapToLong(item -> item.getLong("amount_total")).reduce(0, Math::addExact);
    }

    private static JsonObject item(Params item) {
        if (item.has("price")) {
            throw StripeError.parameter(
                    "parameter_invalid",
                    item.name("price"),
                    "The simulator keeps no prices: describe them by price_data.");
        }
        item.ignore("adjustable_quantity", "tax_rates", "dynamic_tax_rates");
        var price = item.child("price_data");
        price.ignore("tax_behavior");
        var currency = price.requiredCurrency("currency");
        var unit = price.integer("unit_amount");
        if (unit == null) {
            throw price.missing("unit_amount");
        }
        var quantity = item.integer("quantity");
        if (unit < 0 || (quantity != null && quantity < 1)) {
            throw StripeError.parameter(
                    "parameter_invalid_integer",
                    item.name("quantity"),
                    "A price must be at least 0 and a quantity at least 1.");
        }
        var product = price.child("product_data");
        var name = product.required("name");
        product.ignore("description", "images", "tax_code", "unit_label");
        product.metadata(new JsonObject());
        var count = quantity == null ? 1 : quantity;
        var total = Math.multiplyExact(unit, count);
        return Json.object(
                "id",
                "li_" + Ids.random(24),
                "object",
                "item",
                "amount_discount",
                0,
                "amount_subtotal",
                total,
                "amount_tax",
                0,
                "amount_total",
                total,
                "currency",
                currency,
                "description",
                name,
                "price",
                Json.object(
                        "id",
                        Ids.next("price"),
                        "object",
                        "price",
                        "active",
                        false,
                        "currency",
                        currency,
                        "product",
                        Ids.next("prod"),
                        "type",
                        "one_time",
                        "unit_amount",
                        unit,
                        "unit_amount_decimal",
                        unit.toString()),
                "quantity",
                count);
    }
}
