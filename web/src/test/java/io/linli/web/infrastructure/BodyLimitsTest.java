package io.linli.web.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class BodyLimitsTest {

    @TestHTTPResource
    URI address;

    @Test
    void a_body_of_more_than_a_megabyte_is_refused_where_no_files_are_taken_in() {
        TestUsers.onceAs("operator")
                .contentType(ContentType.JSON)
                .body("{\"code\": \"" + "x".repeat(1_100_000) + "\"}")
                .post("/api/v1/suppliers")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("body-too-large"));
    }

    @Test
    void a_feed_may_be_larger_than_a_megabyte() {
        TestUsers.as("supplier-02")
                .contentType("text/csv")
                .body("x".repeat(3_000_000).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import-runs")
                .then()
                .statusCode(202);
    }

    @Test
    void a_form_takes_in_a_file_of_bills_of_more_than_a_megabyte() throws IOException {
        assertThat(answer("Content-Length: 2000000\r\n\r\n" + "x".repeat(2_000_000), "/bills/uploads"))
                .startsWith("HTTP/1.1 ")
                .doesNotContain("413");
    }

    @Test
    void half_a_gigabyte_is_refused_before_it_is_sent() throws IOException {
        assertThat(answer("Content-Length: 524288000\r\n\r\n")).startsWith("HTTP/1.1 413");
    }

    @Test
    void a_body_that_does_not_say_its_length_is_refused_while_it_is_read() throws IOException {
        var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

        var start = "a\r\n{\"code\": \"\r\n";

        assertThat(answer(
                        "Transfer-Encoding: chunked\r\n\r\n" + start + chunk.repeat(40) + "0\r\n\r\n",
                        "/api/v1/suppliers"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void whoever_sends_a_form_that_is_too_large_is_told_on_its_page() throws IOException {
        var form = "Accept: text/html\r\nContent-Length: 524288000\r\n";

        assertThat(answer(form + "Referer: http://localhost/supplier/listings?page=2\r\n\r\n", "/supplier/listings"))
                .startsWith("HTTP/1.1 303");
        assertThat(answer(form + "Referer: http://elsewhere.example/\r\n\r\n", "/supplier/listings"))
                .startsWith("HTTP/1.1 413");
        assertThat(answer(form + "Referer: http://localhost//elsewhere.example/\r\n\r\n", "/supplier/listings"))
                .startsWith("HTTP/1.1 413");
    }

    private String answer(String rest) throws IOException {
        return answer(rest, "/api/v1/import-runs");
    }

    /** The first line of what the server answers. */
    private String answer(String rest, String path) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + TestUsers.token("operator") + "\r\nIdempotency-Key: body-limits\r\nContent-Type: "
                    + (path.endsWith("runs") ? "text/csv" : "application/json") + "\r\n";
            socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }
}
