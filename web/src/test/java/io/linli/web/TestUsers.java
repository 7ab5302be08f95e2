package io.linli.web;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** The demo sign-ins of the local Keycloak, as bearers of real tokens. */
public final class TestUsers {

    private static final String PASSWORD = "linli";
    private static final Duration MARGIN = Duration.ofMinutes(2);
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private TestUsers() {}

    /** The tests of one run of the product may take longer than a token lasts. */
    private record Token(String bearer, Instant expiresAt) {

        boolean lasts() {
            return Instant.now().isBefore(expiresAt.minus(MARGIN));
        }
    }

    /** A request by this user. */
    public static RequestSpecification as(String user) {
        return given().auth().oauth2(token(user));
    }

    /** A request by this user with a new Idempotency-Key. */
    public static RequestSpecification onceAs(String user) {
        return as(user).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public static String token(String user) {
        return TOKENS.compute(user, (name, known) -> known != null && known.lasts() ? known : signIn(name))
                .bearer();
    }

    private static Token signIn(String user) {
        String issuer = ConfigProvider.getConfig().getValue("LINLI_OIDC_ISSUER", String.class);
        var answer = given().baseUri(issuer)
                .basePath("/protocol/openid-connect/token")
                .formParam("client_id", "linli-api")
                .formParam("grant_type", "password")
                .formParam("username", user)
                .formParam("password", PASSWORD)
                .post()
                .then()
                .statusCode(200)
                .extract();
        int seconds = answer.path("expires_in");
        return new Token(answer.path("access_token"), Instant.now().plusSeconds(seconds));
    }
}
