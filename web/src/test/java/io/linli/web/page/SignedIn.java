package io.linli.web.page;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the pages as a browser without scripts is: signed in by the form of the identity server, with cookies. */
public final class SignedIn {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final int MOST_HOPS = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    private SignedIn() {}

    /** @param page one of one's own: it leads to the sign-in and back */
    public static SignedIn as(String user, String page) throws IOException, InterruptedException {
        var browser = new SignedIn();
        var form = browser.follow(browser.request(browser.address(page)).GET());
        var action = ACTION.matcher(form.body());
        if (!action.find()) {
            throw new IllegalStateException("no sign-in but " + form.statusCode());
        }
        browser.follow(browser.post(
                URI.create(action.group(1).replace("&amp;", "&")),
                Map.of("username", user, "password", "linli").entrySet()));
        return browser;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(address(path)).GET());
    }

    /** With the token of our forms; not followed. */
    public HttpResponse<String> submit(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return submit(path, fields.entrySet());
    }

    /** As {@link #submit(String, Map)}, with fields that may stand there several times. */
    public HttpResponse<String> submit(String path, Collection<Map.Entry<String, String>> fields)
            throws IOException, InterruptedException {
        var sent = new ArrayList<>(fields);
        sent.add(Map.entry("csrf", cookies.get(address(path).getAuthority()).get("linli-form")));
        return send(post(address(path), sent));
    }

    /** A file chosen in the field {@code file}; not followed. */
    public HttpResponse<String> upload(String path, String name, byte[] content)
            throws IOException, InterruptedException {
        var token = cookies.get(address(path).getAuthority()).get("linli-form");
        var head = "--file-of-a-form\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + token
                + "\r\n--file-of-a-form\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n";
        var body = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString(head),
                HttpRequest.BodyPublishers.ofByteArray(content),
                HttpRequest.BodyPublishers.ofString("\r\n--file-of-a-form--\r\n"));
        return send(request(address(path))
                .header("Content-Type", "multipart/form-data; boundary=file-of-a-form")
                .POST(body));
    }

    private URI address(String path) {
        return URI.create(path.startsWith("/") ? "http://localhost:" + RestAssured.port + path : path);
    }

    private HttpRequest.Builder post(URI address, Collection<Map.Entry<String, String>> fields) {
        var body = fields.stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(URI address) {
        var own = cookies.getOrDefault(address.getAuthority(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        var request = HttpRequest.newBuilder(address).header("Accept", "text/html");
        return own.isEmpty() ? request : request.header("Cookie", own);
    }

    private HttpResponse<String> follow(HttpRequest.Builder first) throws IOException, InterruptedException {
        var answer = send(first);
        for (int hops = 0; hops < MOST_HOPS && answer.statusCode() / 100 == 3; hops++) {
            var next =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = send(request(next).GET());
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        var own = cookies.computeIfAbsent(answer.uri().getAuthority(), authority -> new HashMap<>());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (cookie.contains("Max-Age=0") || pair[1].isEmpty()) {
                own.remove(pair[0]);
            } else {
                own.put(pair[0], pair[1]);
            }
        }
        return answer;
    }
}
