package io.linli.web.technician;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/**
 * Residents race through the API for technicians' time, each signed in, each with a household and a cart of their own. As many as
 * {@code -Drace.residents} and as often as {@code -Drace.rounds} say.
 */
@QuarkusTest
@QuarkusTestResource(value = StackOfManyResidents.class, restrictToAnnotatedClass = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisitRaceTest {

    private static final int RESIDENTS = Integer.getInteger("race.residents", 40);
    private static final int ROUNDS = Integer.getInteger("race.rounds", 3);

    /** Requests under way at once: more would only wait in the client. */
    private static final int AT_ONCE = 128;

    private static final int ROUNDS_OF_A_DAY = 5;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Inject
    Teams teams;

    @Inject
    Shopping shopping;

    @CacheName("signed-in-residents")
    Cache signedIn;

    @TestHTTPResource("/")
    URI address;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Racer> racers = new ArrayList<>();

    /** Somebody with an open cart. */
    private record Racer(String token, String cart) {}

    private record Answer(Racer racer, int status, JsonObject body) {

        boolean won() {
            return status == 201;
        }

        String outcome() {
            return won() ? "won" : body.getString("code");
        }
    }

    @BeforeEach
    void settle() {
        if (racers.isEmpty()) {
            IntStream.range(0, RESIDENTS).forEach(number -> racers.add(settled(number)));
        }
    }

    @Test
    void one_gets_the_last_technicians_slot_in_each_round_and_the_rest_are_told_the_next_free_ones() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var last = teams.technician(skill);
        var away = teams.technician(skill);
        shopping.run(
                "INSERT INTO fulfillment.absence VALUES (gen_random_uuid(), ?, 'VACATION', current_date, current_date + 90)",
                away);

        for (int round = 0; round < ROUNDS; round++) {
            var start = slot(round);
            var answers = race(number -> visit(item, start, number % 2 == 0 ? last : null));

            assertThat(outcomes(answers)).isEqualTo(Map.of("won", 1L, "slot-taken", RESIDENTS - 1L));
            assertThat(bookingsAt(last, start)).isOne();
            assertThat(bookingsAt(away, start)).isZero();
            answers.stream().filter(answer -> !answer.won()).forEach(answer -> assertThat(nextSlots(answer))
                    .isNotEmpty()
                    .doesNotContain(start));
            assertThat(offered(item, start)).containsAll(nextSlots(loserOf(answers)));
        }
    }

    @Test
    void of_visits_that_overlap_in_part_one_is_booked_though_they_start_at_different_times() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);

        for (int round = 0; round < ROUNDS; round++) {
            var start = slot(round);
            var answers = race(number -> visit(item, start.plus(Duration.ofMinutes(30L * (number % 2))), technician));

            assertThat(outcomes(answers)).isEqualTo(Map.of("won", 1L, "slot-taken", RESIDENTS - 1L));
        }
    }

    @Test
    void minutes_around_visits_count_as_taken_when_many_race() {
        var skill = Teams.skill();
        var item = teams.item(skill, 30, 30, 0);
        teams.technician(skill);
        var start = slot(1);

        var answers = race(number -> visit(item, start.plus(Duration.ofMinutes(90L * (number % 2))), null));

        assertThat(outcomes(answers)).isEqualTo(Map.of("won", 1L, "slot-taken", RESIDENTS - 1L));
    }

    @Test
    void a_unique_start_would_turn_away_the_second_technician_whom_the_constraint_lets_go() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var staff = List.of(teams.technician(skill), teams.technician(skill), teams.technician(skill));
        var start = slot(0);

        var answers = race(number -> visit(item, start, number % 3 == 0 ? staff.get(0) : null));

        assertThat(outcomes(answers)).isEqualTo(Map.of("won", 3L, "slot-taken", RESIDENTS - 3L));
        staff.forEach(technician -> assertThat(bookingsAt(technician, start)).isOne());
        assertThatThrownBy(() -> shopping.run(
                        """
                        WITH naive AS (SELECT count(*) AS visits, count(DISTINCT lower(during)) AS starts
                            FROM fulfillment.slot_hold WHERE technician_id = ANY(string_to_array(?, ',')::uuid[]))
                        SELECT 1 / (CASE WHEN visits = starts THEN 1 ELSE 0 END) FROM naive""",
                        String.join(",", staff.stream().map(UUID::toString).toList())))
                .as("a unique index on the start could not hold these three rows")
                .hasStackTraceContaining("division by zero");
    }

    @Test
    void what_holds_it_is_the_exclusion_constraint_and_no_index_on_the_start() {
        var technician = teams.technician(Teams.skill());
        var hold =
                """
                INSERT INTO fulfillment.slot_hold (id, technician_id, booking_id, during, state, expires_at)
                VALUES (gen_random_uuid(), ?, gen_random_uuid(), tstzrange(cast(? AS timestamptz), cast(? AS timestamptz)),
                    'CONFIRMED', now())""";
        shopping.run(hold, technician, "2030-01-01T10:00:00Z", "2030-01-01T11:00:00Z");

        assertThatThrownBy(() -> shopping.run(hold, technician, "2030-01-01T10:30:00Z", "2030-01-01T11:30:00Z"))
                .hasStackTraceContaining("slot_hold_technician_id_during_excl");
        shopping.run(hold, technician, "2030-01-01T11:00:00Z", "2030-01-01T12:00:00Z");
        assertThat(
                        shopping.number(
                                """
                        SELECT count(*) FROM pg_indexes WHERE schemaname = 'fulfillment' AND tablename = 'slot_hold'
                        AND indexdef LIKE '%UNIQUE%' AND (indexdef LIKE '%during%' OR indexdef LIKE '%start%')"""))
                .isZero();
    }

    @Test
    void a_limit_of_visits_a_day_holds_when_many_race_for_different_times() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        shopping.run("UPDATE fulfillment.technician SET visits_a_day = 3 WHERE id = ?", technician);
        var morning = slot(0);

        var answers = race(number -> visit(item, morning.plus(Duration.ofHours(number % 8)), null));

        assertThat(outcomes(answers)).isEqualTo(Map.of("won", 3L, "slot-taken", RESIDENTS - 3L));
    }

    /** Two hours apart on the days from the third on; no two rounds overlap. */
    private static Instant slot(int round) {
        return LocalDate.now(ZONE)
                .plusDays(3 + round / ROUNDS_OF_A_DAY)
                .atTime(8 + 2 * (round % ROUNDS_OF_A_DAY), 0)
                .atZone(ZONE)
                .toInstant();
    }

    private static JsonObject visit(UUID item, Instant start, UUID technician) {
        var line = new JsonObject().put("serviceItemId", item.toString()).put("startsAt", start.toString());
        return technician == null ? line : line.put("technicianId", technician.toString());
    }

    private static Map<String, Long> outcomes(List<Answer> answers) {
        return answers.stream().collect(groupingBy(Answer::outcome, counting()));
    }

    private static Answer loserOf(List<Answer> answers) {
        return answers.stream().filter(answer -> !answer.won()).findFirst().orElseThrow();
    }

    private static List<Instant> nextSlots(Answer answer) {
        return answer.body().getJsonArray("nextSlots").stream()
                .map(slot -> Instant.parse((String) slot))
                .toList();
    }

    /** Nobody is remembered from a request before: who they are is asked while they race, with more of them than connections. */
    private List<Answer> race(IntFunction<JsonObject> wanted) {
        signedIn.invalidateAll().await().indefinitely();
        var tickets = new Semaphore(AT_ONCE);
        var sent = new ArrayList<CompletableFuture<Answer>>();
        for (int number = 0; number < racers.size(); number++) {
            var racer = racers.get(number);
            tickets.acquireUninterruptibly();
            sent.add(send(racer, "POST", "api/v1/carts/" + racer.cart() + "/lines", wanted.apply(number))
                    .whenComplete((answer, failure) -> tickets.release()));
        }
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Answer> send(Racer racer, String method, String path, JsonObject body) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + racer.token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Answer(
                        racer,
                        answer.statusCode(),
                        answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body())));
    }

    private List<Instant> offered(UUID item, Instant around) {
        var path = "api/v1/services/" + item + "/slots?community=" + Neighbourhood.MAPLE_COURT + "&days=9&from="
                + around.atZone(ZONE).toLocalDate();
        var answer = send(racers.get(0), "GET", path, new JsonObject()).join();
        return answer.body().getJsonArray("items").stream()
                .map(slot -> Instant.parse(((JsonObject) slot).getString("startsAt")))
                .toList();
    }

    private long bookingsAt(UUID technician, Instant start) {
        return shopping.number(
                """
                SELECT count(*) FROM marketplace.booking b JOIN fulfillment.slot_hold h ON h.booking_id = b.id
                WHERE h.technician_id = ? AND b.starts_at = cast(? AS timestamptz) AND h.state = 'HELD' AND b.state = 'HELD'""",
                technician,
                start.toString());
    }

    private Racer settled(int number) {
        var subject = UUID.randomUUID().toString();
        var resident = shopping.newResidents(1).get(0);
        shopping.run(
                "INSERT INTO web.sign_in (subject, party_kind, party_id) VALUES (?, 'RESIDENT', ?)", subject, resident);
        var racer = new Racer(StackOfManyResidents.token(subject), "");
        var cart = send(racer, "POST", "api/v1/carts", new JsonObject()).join();
        assertThat(cart.status())
                .as("cart of racer %d: %s", number, cart.body())
                .isEqualTo(201);
        return new Racer(racer.token(), cart.body().getString("id"));
    }
}
