package io.linli.web;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** The demo sign-ins of the local Keycloak, as bearers of real tokens. */
public final class TestUsers {

    private static final String PASSWORD = "linli";
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private TestUsers() {}

    /** A request by this user. */
    public static RequestSpecification as(String user) {
        return given().auth().oauth2(token(user));
    }

    /** A request by this user with a new Idempotency-Key. */
    public static RequestSpecification onceAs(String user) {
        return as(user).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public static String token(String user) {
        return TOKENS.computeIfAbsent(user, TestUsers::signIn);
    }

    private static String signIn(String user) {
        String issuer = ConfigProvider.getConfig().getValue("LINLI_OIDC_ISSUER", String.class);
        return given().baseUri(issuer)
                .basePath("/protocol/openid-connect/token")
                .formParam("client_id", "linli-api")
                .formParam("grant_type", "password")
                .formParam("username", user)
                .formParam("password", PASSWORD)
                .post()
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
