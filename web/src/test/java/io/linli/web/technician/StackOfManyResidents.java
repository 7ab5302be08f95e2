package io.linli.web.technician;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

import io.linli.web.LinliStack;
import io.linli.web.bench.OwnIssuer;

/** The real servers, but residents sign in by the hundred: their tokens come from an issuer of this test's own. */
public class StackOfManyResidents extends LinliStack {

    private static OwnIssuer issuer;

    static String token(String subject) {
        try {
            return issuer.token(subject);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            issuer = new OwnIssuer();
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
        var environment = new HashMap<>(super.start());
        environment.put("LINLI_OIDC_ISSUER", issuer.address());
        return environment;
    }

    @Override
    public void stop() {
        super.stop();
        issuer.close();
    }
}
