package io.linli.local.mail;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The mailboxes in a browser and for programs. What a mail holds is shown in a frame that may run nothing. */
final class InboxPages {

    private static final int SHOWN = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int INVALID = 400;
    private static final long MOST_BYTES = 4 << 10;
    private static final String STYLE =
            """
            body{font:17px/1.5 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;margin:0 auto;max-width:60rem;padding:1.25rem;color:#1a2b2a;\
            background:#f3f6f4}a{color:#084f41}li,article{background:#fff;border:1px solid #c9d5d2;border-radius:12px;padding:.8rem 1rem;\
            margin:.6rem 0;list-style:none}ul{padding:0}small{color:#4f6361;display:block}iframe{width:100%;height:32rem;border:0}\
            pre{white-space:pre-wrap;overflow-wrap:anywhere}
            """;

    private final Mailboxes boxes;

    InboxPages(Mailboxes boxes) {
        this.boxes = boxes;
    }

    void register(Router router) {
        router.get("/").blockingHandler(this::all);
        router.get("/boxes/:box").blockingHandler(this::box);
        router.get("/boxes/:box/:id").blockingHandler(this::one);
        router.get("/boxes/:box/:id/html").blockingHandler(this::html);
        router.get("/api/boxes/:box/messages").blockingHandler(this::list);
        router.delete("/api/boxes/:box/messages").blockingHandler(this::empty);
        router.put("/api/boxes/:box/fault")
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
                .handler(this::fault);
    }

    private void list(RoutingContext call) {
        var to = call.request().getParam("to");
        var found = new JsonArray();
        boxes.list(call.pathParam("box"), Integer.MAX_VALUE).stream()
                .filter(mail -> to == null || mail.to().contains(to))
                .forEach(mail -> found.add(new JsonObject()
                        .put("id", mail.id())
                        .put("receivedAt", mail.receivedAt())
                        .put("from", mail.from())
                        .put("to", new JsonArray(mail.to()))
                        .put("subject", mail.subject())
                        .put(
                                "headers",
                                new JsonObject(mail.headers().entrySet().stream()
                                        .collect(Collectors.toMap(
                                                header -> header.getKey(), header -> header.getValue()))))
                        .put("text", mail.text())
                        .put("html", mail.html())));
        call.json(new JsonObject().put("items", found));
    }

    private void empty(RoutingContext call) {
        boxes.empty(call.pathParam("box"));
        call.response().setStatusCode(NO_CONTENT).end();
    }

    private void fault(RoutingContext call) {
        var wanted = call.body().asJsonObject();
        try {
            var kind = Fault.Kind.valueOf(wanted.getString("kind", "").toUpperCase(Locale.ROOT));
            boxes.fault(call.pathParam("box"), new Fault(kind, wanted.getInteger("times", 1)));
            call.response().setStatusCode(NO_CONTENT).end();
        } catch (IllegalArgumentException unknown) {
            call.response().setStatusCode(INVALID).end("no such fault");
        }
    }

    private void all(RoutingContext call) {
        var rows = boxes.names().stream()
                .map(name -> "<li><a href=\"/boxes/" + name + "\">" + name + "</a></li>")
                .collect(Collectors.joining());
        page(call, "Mailboxes", rows.isEmpty() ? "<p>No mail yet.</p>" : "<ul>" + rows + "</ul>");
    }

    private void box(RoutingContext call) {
        var name = call.pathParam("box");
        var mails = boxes.list(name, SHOWN);
        var rows = mails.stream()
                .map(mail -> "<li><a href=\"/boxes/" + escape(name) + "/" + mail.id() + "\">" + escape(mail.subject())
                        + "</a><small>" + escape(String.join(", ", mail.to())) + " · " + mail.receivedAt()
                        + "</small></li>")
                .collect(Collectors.joining());
        page(call, name, mails.isEmpty() ? "<p>No mail yet.</p>" : "<ul>" + rows + "</ul>");
    }

    private void one(RoutingContext call) {
        var found = boxes.get(call.pathParam("box"), call.pathParam("id"));
        if (found.isEmpty()) {
            call.response().setStatusCode(NOT_FOUND).end("no such mail");
            return;
        }
        var mail = found.get();
        page(
                call,
                mail.subject(),
                "<article><small>" + escape(mail.from()) + " → " + escape(String.join(", ", mail.to())) + " · "
                        + mail.receivedAt() + "</small></article><article><iframe title=\"HTML\" sandbox src=\"/boxes/"
                        + escape(call.pathParam("box")) + "/" + mail.id() + "/html\"></iframe></article><article><pre>"
                        + escape(mail.text()) + "</pre></article>");
    }

    private void html(RoutingContext call) {
        var html = boxes.get(call.pathParam("box"), call.pathParam("id")).map(Mail::html);
        call.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .end(html.orElse(""));
    }

    private static void page(RoutingContext call, String title, String body) {
        call.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                        + "content=\"width=device-width,initial-scale=1\"><title>" + escape(title) + "</title><style>"
                        + STYLE + "</style></head><body><p><a href=\"/\">Mailboxes</a></p><h1>" + escape(title)
                        + "</h1>"
                        + body + "</body></html>\n");
    }

    private static String escape(String text) {
        var escaped = text;
        for (var pair :
                List.of(List.of("&", "&amp;"), List.of("<", "&lt;"), List.of(">", "&gt;"), List.of("\"", "&quot;"))) {
            escaped = escaped.replace(pair.get(0), pair.get(1));
        }
        return escaped;
    }
}
