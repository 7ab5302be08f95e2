package io.linli.web.bench;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * Signs residents in by the thousand, which Keycloak would take minutes for. The product checks these tokens as it does
 * Keycloak's, by the signature: whoever issued them is asked for nothing when a request comes.
 */
public final class OwnIssuer implements AutoCloseable {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int KEY_BITS = 2_048;
    private static final String KEY = "bench";
    private static final long LIFE_SECONDS = 3_600;

    private final KeyPair keys;
    private final HttpServer server;

    public OwnIssuer() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        keys = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        answer("/.well-known/openid-configuration", discovery());
        answer("/keys", new JsonObject().put("keys", new JsonArray().add(publicKey())));
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A resident's token. */
    public String token(String subject) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        var head = new JsonObject().put("alg", "RS256").put("typ", "JWT").put("kid", KEY);
        var claims = new JsonObject()
                .put("iss", address())
                .put("sub", subject)
                .put("typ", "Bearer")
                .put("iat", now)
                .put("exp", now + LIFE_SECONDS)
                .put("realm_access", new JsonObject().put("roles", new JsonArray().add("resident")));
        String signed = part(head) + '.' + part(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + '.' + BASE64.encodeToString(signature.sign());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private JsonObject discovery() {
        return new JsonObject()
                .put("issuer", address())
                .put("jwks_uri", address() + "/keys")
                .put("authorization_endpoint", address() + "/authorize")
                .put("token_endpoint", address() + "/token")
                .put("end_session_endpoint", address() + "/end");
    }

    private JsonObject publicKey() {
        var key = (RSAPublicKey) keys.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY)
                .put("n", number(key.getModulus()))
                .put("e", number(key.getPublicExponent()));
    }

    /** Without the byte of the sign. */
    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String part(JsonObject json) {
        return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private void answer(String path, JsonObject json) {
        byte[] body = json.encode().getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
