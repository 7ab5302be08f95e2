package io.linli.web;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.offer.OffersChanged;

/** Writes the {@link Neighbourhood} when the application under test starts; what is there already stays. */
@ApplicationScoped
class NeighbourhoodSeed {

    private static final String SCRIPT = "/neighbourhood.sql";

    private final DataSource database;
    private final DomainEvents events;
    private final OwnContext context;
    private final boolean wanted;

    NeighbourhoodSeed(
            DataSource database,
            DomainEvents events,
            OwnContext context,
            @ConfigProperty(name = "linli.test.neighbourhood", defaultValue = "true") boolean wanted) {
        this.wanted = wanted;
        this.database = database;
        this.events = events;
        this.context = context;
    }

    void write(@Observes StartupEvent started) throws SQLException {
        if (!wanted) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(script());
        }
        var offers = IntStream.rangeClosed(1, Neighbourhood.OFFERS)
                .mapToObj(Neighbourhood::offer)
                .toList();
        context.transaction(() -> events.publish(List.of(new OffersChanged(offers))))
                .await()
                .indefinitely();
    }

    private static String script() {
        try (InputStream script = NeighbourhoodSeed.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
