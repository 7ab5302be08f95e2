package io.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import io.linli.local.DemoAccounts.DemoAccount;

/** The realm {@code linli}: {@code realm.json} beside this class, with the demo accounts put in. */
final class KeycloakRealm {

    /** Of the confidential client {@code linli-web}; of the local stack only. */
    static final String CLIENT_SECRET = "linli-local-client-secret";

    private KeycloakRealm() {}

    static String json() {
        try (var template = KeycloakRealm.class.getResourceAsStream("realm.json")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"@CLIENT_SECRET@\"", quoted(CLIENT_SECRET))
                    .replace(
                            "\"@USERS@\"",
                            DemoAccounts.all().stream()
                                    .map(KeycloakRealm::user)
                                    .collect(Collectors.joining(",\n    ")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String user(DemoAccount account) {
        return "{\"id\": " + quoted(account.id().toString())
                + ", \"username\": " + quoted(account.username())
                + ", \"enabled\": true"
                + ", \"email\": " + quoted(account.email())
                + ", \"emailVerified\": true"
                + ", \"firstName\": " + quoted(account.firstName())
                + ", \"lastName\": " + quoted(account.lastName())
                + ", \"credentials\": [{\"type\": \"password\", \"value\": " + quoted(DemoAccounts.PASSWORD) + "}]"
                + ", \"realmRoles\": ["
                + account.roles().stream().map(KeycloakRealm::quoted).collect(Collectors.joining(", "))
                + "]}";
    }

    /** Names here hold neither quotes nor backslashes. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
