package io.linli.web.booking;

import static io.linli.web.TestUsers.as;
import static io.linli.web.booking.BookedVisits.PROVIDER;
import static io.linli.web.booking.BookedVisits.TECHNICIAN;
import static io.linli.web.booking.BookedVisits.at;
import static io.linli.web.booking.BookedVisits.post;
import static io.linli.web.booking.BookedVisits.yuan;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

/** What either side shows of a visit that somebody is said to have missed. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class MissedPhotoTest {

    private static final String USER = "resident-16";
    private static final String PHOTOS = "/api/v1/bookings/{id}/missed/photos";

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Test
    void both_sides_show_pictures_that_both_and_who_decides_see_and_nobody_else() throws IOException {
        var visit = missed(51);
        var door = UUID.randomUUID();
        var street = UUID.randomUUID();
        add(USER, visit, door, drawing("jpeg")).statusCode(201).body("side", equalTo("RESIDENT"));
        add(TECHNICIAN, visit, street, drawing("png")).statusCode(201).body("side", equalTo("TECHNICIAN"));
        add(PROVIDER, visit, UUID.randomUUID(), drawing("png"))
                .statusCode(201)
                .body("side", equalTo("TECHNICIAN"))
                .body("place", equalTo(2));

        for (var party : List.of(USER, TECHNICIAN, PROVIDER, "operator")) {
            as(party)
                    .get(PHOTOS, visit)
                    .then()
                    .statusCode(200)
                    .body("items.side", equalTo(List.of("RESIDENT", "TECHNICIAN", "TECHNICIAN")));
            var seen = as(party)
                    .queryParam("small", true)
                    .get(PHOTOS + "/{photo}", visit, street)
                    .then()
                    .statusCode(200)
                    .contentType("image/jpeg")
                    .header("Cache-Control", "private, max-age=3600")
                    .header("X-Content-Type-Options", "nosniff")
                    .extract();
            assertThat(ImageIO.read(seen.asInputStream()).getWidth()).isEqualTo(320);
        }
        for (var stranger : List.of("resident-17", "technician-02", "provider-02")) {
            as(stranger).get(PHOTOS, visit).then().statusCode(404).body("code", equalTo("booking-not-found"));
            as(stranger).get(PHOTOS + "/{photo}", visit, door).then().statusCode(404);
            add(stranger, visit, UUID.randomUUID(), drawing("png"))
                    .statusCode(404)
                    .body("code", equalTo("booking-not-found"));
        }
        as("property-sunrise").get(PHOTOS + "/{photo}", visit, door).then().statusCode(403);
        add("operator", visit, UUID.randomUUID(), drawing("png")).statusCode(403);
        given().get(PHOTOS + "/{photo}", visit, door).then().statusCode(401);
        var other = missed(52);
        as(USER).get(PHOTOS + "/{photo}", other, door).then().statusCode(404).body("code", equalTo("photo-not-found"));
        add(USER, other, door, drawing("png")).statusCode(409).body("code", equalTo("photo-id-reused"));
        add(TECHNICIAN, visit, door, drawing("png")).statusCode(409).body("code", equalTo("photo-id-reused"));
        as(USER).get(PHOTOS, other).then().body("items", empty());
    }

    @Test
    void what_is_no_picture_is_refused_and_nothing_but_the_picture_is_kept() throws IOException {
        var visit = missed(53);
        add(USER, visit, UUID.randomUUID(), "MZ this program".getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(422)
                .body("code", equalTo("photo-type-unsupported"));
        add(USER, visit, UUID.randomUUID(), Arrays.copyOf(drawing("jpeg"), 200))
                .statusCode(422)
                .body("code", equalTo("photo-unreadable"));
        add(USER, visit, UUID.randomUUID(), new byte[10 * 1024 * 1024 + 1])
                .statusCode(413)
                .body("code", equalTo("photo-too-large"));
        as(USER).multiPart("booking", visit.toString())
                .multiPart("file", "a.jpg", drawing("jpeg"))
                .post("/api/v1/missed-photos")
                .then()
                .statusCode(400)
                .body("code", equalTo("photo-form-invalid"));
        as(USER).get(PHOTOS, visit).then().body("items", empty());
        var id = UUID.randomUUID();
        var sent = concat(drawing("png"), "secret behind the picture".getBytes(StandardCharsets.ISO_8859_1));
        for (int turn = 0; turn < 2; turn++) {
            add(USER, visit, id, sent).statusCode(201).body("id", equalTo(id.toString()));
        }
        as(USER).get(PHOTOS, visit).then().body("items", hasSize(1));
        var kept = as(USER).get(PHOTOS + "/{photo}", visit, id).asByteArray();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    }

    @Test
    void a_side_shows_four_however_they_race_and_none_when_nothing_is_said_or_all_is_decided() throws IOException {
        var paid = visits.paid(USER, visits.service(0), at(54, 12));
        add(USER, paid.id(), UUID.randomUUID(), drawing("png"))
                .statusCode(404)
                .body("code", equalTo("missed-visit-not-found"));
        as(USER).get(PHOTOS, paid.id()).then().statusCode(200).body("items", empty());
        visits.shift(paid.id(), Instant.now().minus(Duration.ofMinutes(20)));
        say(USER, paid.id());
        var picture = drawing("jpeg");

        var answers = IntStream.range(0, 7)
                .parallel()
                .mapToObj(number -> add(USER, paid.id(), UUID.randomUUID(), picture)
                        .extract()
                        .statusCode())
                .toList();

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(4);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(3);
        add(USER, paid.id(), UUID.randomUUID(), picture)
                .statusCode(409)
                .body("code", equalTo("missed-photos-too-many"))
                .body("most", equalTo(4));
        add(TECHNICIAN, paid.id(), UUID.randomUUID(), picture).statusCode(201);
        post(PROVIDER, "/api/v1/bookings/" + paid.id() + "/missed/contradictions", Map.of("note", "We were there."))
                .statusCode(200);
        post(
                        "operator",
                        "/api/v1/missed-visits/" + paid.id() + "/decisions",
                        Map.of("back", yuan(0), "note", "The pictures show it."))
                .statusCode(200);
        add(TECHNICIAN, paid.id(), UUID.randomUUID(), picture)
                .statusCode(409)
                .body("code", equalTo("missed-visit-over"));
        as("operator").get(PHOTOS, paid.id()).then().body("items", hasSize(5));
    }

    private UUID missed(int day) {
        var paid = visits.paid(USER, visits.service(0), at(day, 12));
        visits.shift(paid.id(), Instant.now().minus(Duration.ofMinutes(20)));
        say(USER, paid.id());
        return paid.id();
    }

    private static void say(String user, UUID booking) {
        post(user, "/api/v1/bookings/" + booking + "/missed", Map.of("note", "Nobody came."))
                .statusCode(200);
    }

    private static ValidatableResponse add(String user, UUID booking, UUID id, byte[] bytes) {
        return as(user).multiPart("booking", booking.toString())
                .multiPart("id", id.toString())
                .multiPart("file", "picture.jpg", bytes)
                .post("/api/v1/missed-photos")
                .then();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] drawing(String format) throws IOException {
        var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(Color.GRAY);
        brush.fillRect(0, 0, 640, 480);
        brush.setColor(Color.BLACK);
        brush.fillRect(220, 80, 200, 380);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
