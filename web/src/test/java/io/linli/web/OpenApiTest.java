package io.linli.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published description of the API is a file under review: a change of the API shows as a change of the file. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class OpenApiTest {

    private static final Path COMMITTED = Path.of("src/main/openapi/openapi.yaml");

    @Test
    void the_committed_description_is_the_served_one() throws IOException {
        String served = given().get("/openapi").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, served);
        }

        assertThat(served)
                .as(
                        "the API changed; if that is meant, write the file anew: ./mvnw verify -Dtest=OpenApiTest -Dopenapi.update")
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void swagger_ui_and_health_and_metrics_are_there() {
        given().get("/q/swagger-ui/").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        assertThat(given().get("/q/metrics").then().statusCode(200).extract().asString())
                .contains("jvm_memory_used_bytes", "sql_pool_idle");
    }
}
