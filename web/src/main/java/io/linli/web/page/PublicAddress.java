package io.linli.web.page;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Addresses that leave this site: in links that are passed on, previews and codes. */
@ApplicationScoped
public class PublicAddress {

    private final PublicSettings settings;
    private final CurrentVertxRequest current;

    PublicAddress(PublicSettings settings, CurrentVertxRequest current) {
        this.settings = settings;
        this.current = current;
    }

    /** @param path of this site, beginning with a slash; an address elsewhere stays what it is */
    public String of(String path) {
        return settings.address()
                .orElseGet(() -> URI.create(current.getCurrent().request().absoluteURI()))
                .resolve(path)
                .toString();
    }
}
