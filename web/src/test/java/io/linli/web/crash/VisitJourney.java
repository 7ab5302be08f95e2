package io.linli.web.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import io.linli.web.Neighbourhood;
import io.linli.web.model.World;

/** A household books a home visit and pays for it. Whoever got no answer asks again with the same key. */
final class VisitJourney {

    static final long PRICE = 12_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String GOOD_CARD = "4242424242424242";
    private static final int ANSWERED = 300;
    private static final int NOON = 12;

    /** All that a visit comes to, without ids and times. */
    private static final String END =
            """
            SELECT b.state, coalesce(h.state, 'FREE'), count(DISTINCT l.id), string_agg(DISTINCT g.state, ','),
                count(DISTINCT j.id), string_agg(DISTINCT a.state || a.amount, ','),
                (SELECT count(*) FROM marketplace.refund r WHERE r.line_id = ANY (array_agg(l.id)) AND r.state = 'SUCCEEDED')
            FROM marketplace.booking b
            LEFT JOIN fulfillment.slot_hold h ON h.booking_id = b.id AND h.state <> 'RELEASED'
            LEFT JOIN marketplace.order_line l ON l.booking_id = b.id
            LEFT JOIN marketplace.orders o ON o.id = l.order_id
            LEFT JOIN marketplace.order_group g ON g.id = o.group_id
            LEFT JOIN marketplace.payment_attempt a ON a.group_id = g.id
            LEFT JOIN fulfillment.job j ON j.booking_id = b.id
            WHERE b.starts_at = '%s' GROUP BY b.id, b.state, h.state ORDER BY b.state""";

    private final World world;
    private final String user;
    private final String startsAt;
    private final UUID id = UUID.randomUUID();
    private String cart = "";
    private String page = "";
    private String group = "";

    /** @param day of the visit, from tomorrow on; no two journeys may have the same */
    VisitJourney(World world, String user, int day) {
        this.world = world;
        this.user = user;
        this.startsAt = LocalDate.now(ZONE)
                .plusDays(1L + day)
                .atTime(NOON, 0)
                .atZone(ZONE)
                .toInstant()
                .toString();
    }

    void hold() throws Exception {
        if (cart.isEmpty()) {
            cart = ask("/api/v1/carts", "{}").get("id").asText();
        }
        ask(
                "/api/v1/carts/" + cart + "/lines",
                "{\"serviceItemId\":\"" + Neighbourhood.HOUSEKEEPING + "\",\"startsAt\":\"" + startsAt + "\"}");
    }

    void checkOut() throws Exception {
        var placed = ask("/api/v1/checkouts", "{\"cartId\":\"" + cart + "\"}");
        page = placed.get("payUrl").asText();
        group = placed.get("orderGroupId").asText();
    }

    void pay() throws Exception {
        world.provider().pay(page, GOOD_CARD);
    }

    String page() {
        return page;
    }

    /** As if nobody had paid in time. */
    void runOut() throws Exception {
        world.execute(
                "UPDATE marketplace.order_group SET expires_at = now() - interval '1 hour' WHERE id = '" + group + "'");
        world.execute("UPDATE marketplace.booking SET expires_at = now() - interval '1 hour' WHERE starts_at = '"
                + startsAt + "'");
        world.execute("UPDATE fulfillment.slot_hold SET expires_at = now() - interval '1 hour' WHERE booking_id IN "
                + "(SELECT id FROM marketplace.booking WHERE starts_at = '" + startsAt + "')");
    }

    /** One row for each booking of that time, in the words of {@link #END}. */
    List<List<String>> end() throws Exception {
        return world.rows(END.formatted(startsAt));
    }

    private JsonNode ask(String path, String body) throws Exception {
        var key = UUID.nameUUIDFromBytes((id + path + body).getBytes(StandardCharsets.UTF_8));
        var answer = world.post(user, path, body, key.toString());
        if (answer.statusCode() >= ANSWERED) {
            throw new IOException(path + " answered " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.body());
    }
}
