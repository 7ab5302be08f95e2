package io.linli.web.page;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Addresses that leave this site: in links that are passed on, previews and codes. */
@ApplicationScoped
public class PublicAddress {

    private final PublicSettings settings;
    private final CurrentVertxRequest current;
    private final int port;

    PublicAddress(
            PublicSettings settings,
            CurrentVertxRequest current,
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int port) {
        this.settings = settings;
        this.current = current;
        this.port = port;
    }

    /**
     * Where no request is being answered, as in mails; without an address of the site, on this machine.
     *
     * @param path of this site, beginning with a slash
     */
    public String outside(String path) {
        return settings.address()
                .orElseGet(() -> URI.create("http://localhost:" + port))
                .resolve(path)
                .toString();
    }

    /** @param path of this site, beginning with a slash; an address elsewhere stays what it is */
    public String of(String path) {
        return settings.address()
                .orElseGet(() -> URI.create(current.getCurrent().request().absoluteURI()))
                .resolve(path)
                .toString();
    }
}
