package io.linli.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail server, spoken to as a client of its protocol does. */
class LocalMailTest {

    private static final String MAIL =
            """
            From: Linli <linli@example.org>
            Subject: =?UTF-8?Q?=E6=82=A8=E7=9A=84?= =?UTF-8?B?6aKE57qm?=
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="mark"

            --mark
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            =E6=98=8E=E5=A4=A9 at nine, bring=
             a bag
            ..a dot
            --mark
            Content-Type: text/html; charset=UTF-8
            Content-Transfer-Encoding: base64

            PHA+aGVsbG88L3A+
            --mark--
            """
                    .replace("\n", "\r\n");

    @TempDir
    Path folder;

    private LocalMail mail;

    @BeforeEach
    void start() {
        mail = LocalMail.start(0, 0, folder);
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void what_is_handed_in_lies_decoded_in_the_mailbox_of_who_signed_in_also_after_a_restart() throws Exception {
        assertThat(send("somebody", "a@example.org")).endsWith("250 taken");

        for (int times = 0; times < 2; times++) {
            var found = messages("somebody", "a@example.org").getJsonObject(0);
            assertThat(found.getString("subject")).isEqualTo("您的预约");
            assertThat(found.getString("text")).isEqualTo("明天 at nine, bring a bag\n.a dot");
            assertThat(found.getString("html").strip()).isEqualTo("<p>hello</p>");
            assertThat(found.getJsonArray("to").getList()).isEqualTo(List.of("a@example.org"));
            assertThat(messages("another", "a@example.org")).isEmpty();
            assertThat(messages("somebody", "b@example.org")).isEmpty();
            mail.close();
            mail = LocalMail.start(0, 0, folder);
        }
    }

    @Test
    void faults_are_as_many_as_were_asked_for() throws Exception {
        fault("somebody", "BUSY", 1);
        assertThat(send("somebody", "a@example.org")).contains("451 4.3.2");
        fault("somebody", "NO_SUCH_ADDRESS", 2);
        assertThat(send("somebody", "a@example.org")).contains("550 5.1.1");
        assertThat(send("another", "a@example.org")).endsWith("250 taken");
        assertThat(send("somebody", "a@example.org")).contains("550 5.1.1");
        assertThat(messages("somebody", "a@example.org")).isEmpty();
        fault("somebody", "SENDER_REFUSED", 1);
        assertThat(send("somebody", "a@example.org")).contains("550 5.7.1");
        fault("somebody", "ANSWER_LOST", 1);
        assertThat(send("somebody", "a@example.org")).endsWith("null");
        assertThat(send("somebody", "a@example.org")).endsWith("250 taken");
        assertThat(messages("somebody", "a@example.org")).hasSize(2);
        assertThat(call("PUT", "/api/boxes/somebody/fault", "{\"kind\": \"flood\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void it_can_be_away_and_comes_back_at_the_same_port() throws Exception {
        call("POST", "/api/smtp/stop", "");
        assertThatThrownBy(() -> send("somebody", "a@example.org")).isInstanceOf(ConnectException.class);

        call("POST", "/api/smtp/start", "");

        assertThat(send("somebody", "a@example.org")).endsWith("250 taken");
    }

    @Test
    void a_browser_is_shown_what_a_mail_says_and_runs_nothing_of_it() throws Exception {
        send("somebody", "a@example.org");
        var id = messages("somebody", "a@example.org").getJsonObject(0).getString("id");

        assertThat(call("GET", "/", "").body()).contains("/boxes/somebody");
        assertThat(call("GET", "/boxes/somebody", "").body()).contains("您的预约");
        assertThat(call("GET", "/boxes/somebody/" + id, "").body()).contains("sandbox", "明天 at nine");
        assertThat(call("GET", "/boxes/somebody/" + id + "/html", "").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(call("GET", "/boxes/somebody/..%2F..%2Fetc", "").statusCode())
                .isEqualTo(404);
        assertThat(call("DELETE", "/api/boxes/somebody/messages", "").statusCode())
                .isEqualTo(204);
        assertThat(messages("somebody", "a@example.org")).isEmpty();
    }

    /** All it answered, the last line last. */
    private String send(String box, String to) throws IOException {
        var name = Base64.getEncoder().encodeToString(("\0" + box + "\0x").getBytes(StandardCharsets.UTF_8));
        var answers = new StringBuilder();
        try (var socket = new Socket("127.0.0.1", mail.smtpPort());
                var answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            answers.append(answer.readLine());
            for (var line : List.of(
                    "HELO me", "AUTH PLAIN " + name, "MAIL FROM:<l@example.org>", "RCPT TO:<" + to + ">", "DATA")) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                answers.append('\n').append(answer.readLine());
            }
            if (answers.indexOf("354") > 0) {
                socket.getOutputStream().write((MAIL + ".\r\n").getBytes(StandardCharsets.UTF_8));
                answers.append('\n').append(answer.readLine());
            }
        }
        return answers.toString();
    }

    private JsonArray messages(String box, String to) throws Exception {
        return new JsonObject(call("GET", "/api/boxes/" + box + "/messages?to=" + to, "")
                        .body())
                .getJsonArray("items");
    }

    private void fault(String box, String kind, int times) throws Exception {
        var fault = new JsonObject().put("kind", kind).put("times", times).encode();
        assertThat(call("PUT", "/api/boxes/" + box + "/fault", fault).statusCode())
                .isEqualTo(204);
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + mail.inboxPort() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
