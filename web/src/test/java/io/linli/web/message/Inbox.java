package io.linli.web.message;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The mail server of this test run: what it took, and what goes wrong there. */
public final class Inbox {

    private static final String BOX = "tests";

    private Inbox() {}

    /** Mails for somebody's sign-in, newest first. */
    public static List<Map<String, Object>> of(String user) {
        return inbox().queryParam("to", user + "@example.com")
                .get("/api/boxes/" + BOX + "/messages")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** Those whose subject holds these words. */
    public static List<Map<String, Object>> of(String user, String words) {
        return of(user).stream()
                .filter(mail -> ((String) mail.get("subject")).contains(words))
                .toList();
    }

    /** @param kind BUSY, NO_SUCH_ADDRESS or ANSWER_LOST */
    public static void fault(String kind, int times) {
        inbox().contentType("application/json")
                .body(Map.of("kind", kind, "times", times))
                .put("/api/boxes/" + BOX + "/fault")
                .then()
                .statusCode(204);
    }

    /** Nobody listens until {@link #comeBack()}. */
    public static void goAway() {
        inbox().post("/api/smtp/stop").then().statusCode(204);
    }

    public static void comeBack() {
        inbox().post("/api/smtp/start").then().statusCode(204);
    }

    @SuppressWarnings("unchecked")
    public static Map<String, String> headers(Map<String, Object> mail) {
        return (Map<String, String>) mail.get("headers");
    }

    private static RequestSpecification inbox() {
        var address = URI.create(ConfigProvider.getConfig().getValue("LINLI_INBOX_ADDRESS", String.class));
        return given().baseUri("http://localhost").port(address.getPort());
    }
}
