package io.linli.web.job;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.booking.BookedVisits;
import io.linli.web.job.PaidVisits.PaidVisit;
import io.linli.web.order.Shopping;

/** What a technician does on site, by REST, as a phone does it: everything twice. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class VisitOnSiteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JOB = "/api/v1/jobs/{id}";

    @Inject
    PaidVisits paid;

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Inject
    OwnContext own;

    @Inject
    Tenancy tenancy;

    @Test
    void a_visit_is_made_from_the_way_there_to_the_signature_and_every_step_may_be_said_twice() throws IOException {
        var visit = paid.paid("resident-03");
        visits.near(visit.booking());
        twice(visit, "/on-the-way", "ON_THE_WAY");
        assertThat(shopping.number(
                        "SELECT count(*) FROM marketplace.notice WHERE kind = 'VISIT_ON_THE_WAY' AND subject_id = ?",
                        visit.booking()))
                .isOne();
        step(visit, "/start").statusCode(409).body("code", equalTo("check-in-missing"));

        var code = code(visit);
        for (int turn = 0; turn < 2; turn++) {
            checkIn(visit, code)
                    .statusCode(200)
                    .body("state", equalTo("ARRIVED"))
                    .body("arrivedBy", equalTo("CODE"));
        }
        twice(visit, "/start", "STARTED");
        twice(visit, "/on-the-way", "STARTED");
        step(visit, "/done")
                .statusCode(409)
                .body("code", equalTo("checklist-open"))
                .body("open.zh", equalTo(List.of("擦拭窗框")));
        String ticked = tick(visit, 1, true).statusCode(200).extract().path("checks[0].tickedAt");
        tick(visit, 1, true).body("checks[0].tickedAt", equalTo(ticked)).body("checks[1].tickedAt", nullValue());
        for (int turn = 0; turn < 2; turn++) {
            report(visit, List.of(Map.of("name", "Soap", "quantity", "200 ml")), "Window 2 was broken before.")
                    .statusCode(200)
                    .body("materials", hasSize(1));
        }
        var signature = UUID.randomUUID();
        for (int turn = 0; turn < 2; turn++) {
            photo(visit, signature, "SIGNATURE", "sign.png", drawing("png"))
                    .then()
                    .statusCode(201);
        }
        twice(visit, "/done", "DONE");

        tick(visit, 2, true).statusCode(409).body("code", equalTo("job-closed"));
        report(visit, List.of(), "").statusCode(409).body("code", equalTo("job-closed"));
        photo(visit, UUID.randomUUID(), "AFTER", "a.jpg", drawing("jpeg"))
                .then()
                .statusCode(409)
                .body("code", equalTo("job-closed"));
        as("resident-03")
                .get("/api/v1/visits/{id}", visit.booking())
                .then()
                .statusCode(200)
                .body("visit.state", equalTo("DONE"))
                .body("visit.doneAt", notNullValue())
                .body("materials[0].quantity", equalTo("200 ml"))
                .body("notes", equalTo("Window 2 was broken before."))
                .body("photos.kind", equalTo(List.of("SIGNATURE")))
                .body("code", nullValue())
                .body("gatePass", nullValue());
    }

    @Test
    void what_is_unticked_while_the_visit_is_finished_leaves_it_unfinished() {
        var visit = paid.paid("resident-10");
        visits.near(visit.booking());
        paid.begin(visit);
        for (int place : List.of(0, -1, 21, 65_537)) {
            tick(visit, place, true).statusCode(404).body("code", equalTo("check-not-found"));
        }
        tick(visit, 1, true).statusCode(200);

        var unticked = CompletableFuture.runAsync(() -> unticksSlowly(visit.job()));
        await().atMost(PATIENCE).until(() -> isLocked(visit.job()));
        step(visit, "/done").statusCode(409).body("code", equalTo("checklist-open"));
        unticked.join();

        tick(visit, 1, true).statusCode(200);
        step(visit, "/done").statusCode(200).body("state", equalTo("DONE"));
    }

    /** As a tick is taken back, by a database that takes its time. */
    private void unticksSlowly(UUID job) {
        own.transaction(() -> tenancy.cross("test")
                        .chain(() -> one("SELECT id FROM fulfillment.job WHERE id = :job FOR UPDATE", job))
                        .chain(() -> one(
                                """
                                WITH unticked AS (UPDATE fulfillment.job_check SET ticked_at = NULL
                                    WHERE job_id = :job AND place = 1 RETURNING job_id)
                                SELECT job_id FROM unticked, pg_sleep(3)""",
                                job)))
                .await()
                .atMost(PATIENCE);
    }

    private boolean isLocked(UUID job) {
        return shopping.number(
                        "SELECT count(*) FROM (SELECT FROM fulfillment.job WHERE id = ? FOR UPDATE SKIP LOCKED) AS free",
                        job)
                == 0;
    }

    private static Uni<UUID> one(String sql, UUID job) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql, UUID.class)
                .setParameter("job", job)
                .getSingleResult());
    }

    @Test
    void a_code_is_tried_five_times_and_then_the_household_makes_a_new_one() {
        var visit = paid.paid("resident-04");
        var right = code(visit);
        var wrong = right.equals("000000") ? "000001" : "000000";
        checkIn(visit, "12ab").statusCode(400).body("code", equalTo("check-in-code-invalid"));
        for (int left = 4; left > 0; left--) {
            checkIn(visit, wrong)
                    .statusCode(422)
                    .body("code", equalTo("check-in-code-wrong"))
                    .body("left", equalTo(left));
        }
        checkIn(visit, wrong).statusCode(409).body("code", equalTo("check-in-locked"));
        checkIn(visit, right).statusCode(409).body("code", equalTo("check-in-locked"));
        own(visit).body("codeLocked", equalTo(true));

        as("resident-04")
                .post("/api/v1/visits/{id}/codes", visit.booking())
                .then()
                .statusCode(200)
                .body("codeLocked", equalTo(false));

        checkIn(visit, code(visit)).statusCode(200).body("state", equalTo("ARRIVED"));
    }

    @Test
    void the_code_is_told_the_household_alone_and_the_pass_the_technician_alone() {
        var visit = paid.paid("resident-05");

        own(visit).body("code", matchesPattern("[0-9]{6}")).body("gatePass", nullValue());
        as(PaidVisits.TECHNICIAN)
                .get(JOB, visit.job())
                .then()
                .statusCode(200)
                .body("code", nullValue())
                .body("gatePass", notNullValue());
        as(PaidVisits.PROVIDER)
                .get(JOB, visit.job())
                .then()
                .statusCode(200)
                .body("code", nullValue())
                .body("gatePass", nullValue());
        as("technician-01").get(JOB, visit.job()).then().statusCode(404).body("code", equalTo("job-not-found"));
        as("provider-01").get(JOB, visit.job()).then().statusCode(404);
        as("resident-06")
                .get("/api/v1/visits/{id}", visit.booking())
                .then()
                .statusCode(404)
                .body("code", equalTo("visit-not-found"));
        as("resident-06")
                .post("/api/v1/visits/{id}/arrivals", visit.booking())
                .then()
                .statusCode(404);
        as("technician-01")
                .contentType("application/json")
                .body(Map.of("code", code(visit)))
                .post(JOB + "/check-ins", visit.job())
                .then()
                .statusCode(404);
        for (int turn = 0; turn < 2; turn++) {
            as("resident-05")
                    .post("/api/v1/visits/{id}/arrivals", visit.booking())
                    .then()
                    .statusCode(200)
                    .body("visit.state", equalTo("ARRIVED"))
                    .body("visit.arrivedBy", equalTo("HOUSEHOLD"));
        }
    }

    @Test
    void a_gate_that_reads_the_pass_checks_the_technician_in() throws Exception {
        var visit = paid.paid("resident-06");
        var gate = gate("property-sunrise", Neighbourhood.MAPLE_COURT);
        var elsewhere = gate("property-sunrise", Neighbourhood.LAKESIDE);
        String pass = as(PaidVisits.TECHNICIAN).get(JOB, visit.job()).path("gatePass");
        var said = "{\"id\": \"e-1\", \"pass\": \"" + pass + "\", \"at\": \""
                + Instant.now().minusSeconds(60) + "\"}";

        gateSays(gate, said, "t=1,v1=" + "0".repeat(64))
                .statusCode(403)
                .body("code", equalTo("gate-signature-invalid"));
        gateSays(gate, said, signed(gate.secret(), Instant.now().minusSeconds(600), said))
                .statusCode(403);
        gateSays(gate, said + " ", signed(gate.secret(), Instant.now(), said)).statusCode(403);
        gateSays(gate, "{}", signed(gate.secret(), Instant.now(), "{}"))
                .statusCode(400)
                .body("code", equalTo("gate-event-invalid"));
        gateSays(elsewhere, said, signed(elsewhere.secret(), Instant.now(), said))
                .statusCode(404)
                .body("code", equalTo("pass-not-found"));
        own(visit).body("visit.state", equalTo("ASSIGNED"));
        visits.near(visit.booking());
        for (int turn = 0; turn < 2; turn++) {
            gateSays(gate, said, signed(gate.secret(), Instant.now(), said))
                    .statusCode(200)
                    .body("visit", equalTo("ARRIVED"));
        }
        own(visit).body("visit.arrivedBy", equalTo("GATE"));
        step(visit, "/start").statusCode(200);

        as("property-sunrise").delete("/api/v1/gates/{id}", gate.id()).then().statusCode(204);
        gateSays(gate, said, signed(gate.secret(), Instant.now(), said)).statusCode(403);
        as("property-harbor")
                .delete("/api/v1/gates/{id}", elsewhere.id())
                .then()
                .statusCode(404)
                .body("code", equalTo("gate-not-found"));
        as("property-sunrise").get("/api/v1/gates").then().body("items.secret", everyItem(nullValue()));
    }

    @Test
    void photos_are_told_by_their_content_and_seen_by_the_parties_alone() throws IOException {
        var visit = paid.paid("resident-07");
        var id = UUID.randomUUID();
        photo(visit, id, "BEFORE", "setup.jpg", "MZ\u0090 this program".getBytes(StandardCharsets.ISO_8859_1))
                .then()
                .statusCode(422)
                .body("code", equalTo("photo-type-unsupported"));
        photo(visit, id, "BEFORE", "note.exe", drawing("jpeg"))
                .then()
                .statusCode(201)
                .body("width", equalTo(640));
        photo(visit, id, "BEFORE", "again.jpg", drawing("jpeg"))
                .then()
                .statusCode(201)
                .body("id", equalTo(id.toString()));

        as("technician-01")
                .multiPart("job", visit.job().toString())
                .multiPart("id", UUID.randomUUID().toString())
                .multiPart("kind", "BEFORE")
                .multiPart("file", "a.jpg", drawing("jpeg"))
                .post("/api/v1/visit-photos")
                .then()
                .statusCode(404)
                .body("code", equalTo("job-not-found"));
        for (var party : List.of(PaidVisits.TECHNICIAN, PaidVisits.PROVIDER, "resident-07", "operator")) {
            var seen = as(party)
                    .queryParam("small", true)
                    .get(JOB + "/photos/{photo}", visit.job(), id)
                    .then()
                    .statusCode(200)
                    .contentType("image/jpeg")
                    .header("Cache-Control", "private, max-age=3600")
                    .extract();
            assertThat(ImageIO.read(seen.asInputStream()).getWidth()).isEqualTo(320);
        }
        for (var stranger : List.of("technician-01", "provider-01", "resident-08")) {
            as(stranger).get(JOB + "/photos/{photo}", visit.job(), id).then().statusCode(404);
        }
        as("property-sunrise")
                .get(JOB + "/photos/{photo}", visit.job(), id)
                .then()
                .statusCode(403);
        given().get(JOB + "/photos/{photo}", visit.job(), id).then().statusCode(401);
    }

    @Test
    void a_visit_has_eight_photos_of_a_kind_however_they_race_and_one_of_too_many_bytes_none() throws IOException {
        var visit = paid.paid("resident-08");
        var picture = drawing("jpeg");

        var answers = IntStream.range(0, 11)
                .parallel()
                .mapToObj(number -> photo(visit, UUID.randomUUID(), "AFTER", number + ".jpg", picture))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(8);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 409)
                        .map(answer -> answer.<String>path("code")))
                .hasSize(3)
                .containsOnly("photos-too-many");
        own(visit).body("photos.place", equalTo(List.of(1, 2, 3, 4, 5, 6, 7, 8)));
        photo(visit, UUID.randomUUID(), "BEFORE", "large.jpg", new byte[10 * 1024 * 1024 + 1])
                .then()
                .statusCode(413)
                .body("code", equalTo("photo-too-large"));
        own(visit).body("photos.kind", not(hasItem("BEFORE")));
    }

    private static void twice(PaidVisit visit, String step, String state) {
        for (int turn = 0; turn < 2; turn++) {
            step(visit, step).statusCode(200).body("state", equalTo(state));
        }
    }

    private static ValidatableResponse step(PaidVisit visit, String step) {
        return as(PaidVisits.TECHNICIAN).post(JOB + step, visit.job()).then();
    }

    private static ValidatableResponse checkIn(PaidVisit visit, String code) {
        return as(PaidVisits.TECHNICIAN)
                .contentType("application/json")
                .body(Map.of("code", code))
                .post(JOB + "/check-ins", visit.job())
                .then();
    }

    private static ValidatableResponse tick(PaidVisit visit, int place, boolean ticked) {
        return as(PaidVisits.TECHNICIAN)
                .contentType("application/json")
                .body(Map.of("ticked", ticked))
                .put(JOB + "/checks/{place}", visit.job(), place)
                .then();
    }

    private static ValidatableResponse report(PaidVisit visit, List<Map<String, String>> materials, String notes) {
        return as(PaidVisits.TECHNICIAN)
                .contentType("application/json")
                .body(Map.of("materials", materials, "notes", notes))
                .put(JOB + "/report", visit.job())
                .then();
    }

    private static Response photo(PaidVisit visit, UUID id, String kind, String name, byte[] bytes) {
        return as(PaidVisits.TECHNICIAN)
                .multiPart("job", visit.job().toString())
                .multiPart("id", id.toString())
                .multiPart("kind", kind)
                .multiPart("file", name, bytes)
                .post("/api/v1/visit-photos");
    }

    private static ValidatableResponse own(PaidVisit visit) {
        return as(visit.user())
                .get("/api/v1/visits/{id}", visit.booking())
                .then()
                .statusCode(200);
    }

    private static String code(PaidVisit visit) {
        return own(visit).extract().path("code");
    }

    private record GateKey(String id, String secret) {}

    private static GateKey gate(String company, UUID community) {
        var made = onceAs(company)
                .contentType("application/json")
                .body(Map.of("communityId", community, "name", "South gate"))
                .post("/api/v1/gates")
                .then()
                .statusCode(201)
                .extract();
        return new GateKey(made.path("id"), made.path("secret"));
    }

    private static ValidatableResponse gateSays(GateKey gate, String body, String signature) {
        return given().contentType("application/json")
                .header("Linli-Signature", signature)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/gates/{id}/events", gate.id())
                .then();
    }

    private static String signed(String secret, Instant at, String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        var hash = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
        return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hash);
    }

    private static byte[] drawing(String format) throws IOException {
        var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, 640, 480);
        brush.setColor(Color.BLACK);
        brush.drawLine(10, 10, 600, 400);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
