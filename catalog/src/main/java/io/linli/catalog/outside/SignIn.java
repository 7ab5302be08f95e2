package io.linli.catalog.outside;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** As whom a server is asked. Never written anywhere: its text does not hold the password. */
public record SignIn(String user, String password) {

    /** What HTTP calls basic. */
    String basic() {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "SignIn[…]";
    }
}
