package io.linli.web.infrastructure;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Nobody waits for a connection longer than somebody looks at a page that does not come. */
@Singleton
class DatabaseConnections implements PgPoolCreator {

    private static final int LONGEST_WAIT_SECONDS = 10;

    @Override
    public Pool create(Input input) {
        var options = input.poolOptions()
                .setConnectionTimeout(LONGEST_WAIT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
