package io.linli.web.problem;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Texts in an address, be they of its path or its query, have no character U+0000. Refuses with: {@code text-invalid}. */
class AddressTexts {

    private static final String ENCODED = "%00";

    @ServerRequestFilter
    void check(RoutingContext routing) {
        if (routing.request().uri().contains(ENCODED)) {
            throw TextInvalid.refusal();
        }
    }
}
