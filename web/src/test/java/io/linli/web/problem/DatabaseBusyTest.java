package io.linli.web.problem;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;

/** All connections are taken and none comes back. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class DatabaseBusyTest {

    private static final int CONNECTIONS = 24;

    @Inject
    Pool pool;

    @Test
    void whoever_waited_in_vain_is_asked_to_come_again_and_sees_no_inside() {
        var taken = new ArrayList<SqlConnection>();
        try {
            while (taken.size() < CONNECTIONS) {
                taken.add(pool.getConnection().await().indefinitely());
            }
            TestUsers.as("resident-01")
                    .get("/api/v1/orders")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("5"))
                    .body("code", equalTo("too-busy"))
                    .body(not(containsString("vertx")));
        } finally {
            taken.forEach(connection -> connection.close().await().indefinitely());
        }
        TestUsers.as("resident-01").get("/api/v1/orders").then().statusCode(200);
    }
}
