package io.linli.local.mail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A mail server with an inbox in a browser. See the package's description. Thread-safe; one instance a folder. */
public final class LocalMail implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 20;
    private static final int NO_CONTENT = 204;

    private final Vertx vertx;
    private final Mailboxes boxes;
    private final Set<NetSocket> talking = ConcurrentHashMap.newKeySet();
    private volatile @Nullable NetServer smtp;
    private int smtpPort;
    private int inboxPort;

    private LocalMail(Path folder) {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        boxes = new Mailboxes(folder);
    }

    /**
     * Starts a server.
     *
     * @param smtpPort where to take mail, or 0 for any free port
     * @param inboxPort where to show it, or 0 for any free port
     * @param folder made if missing; what lies in it is shown
     */
    public static LocalMail start(int smtpPort, int inboxPort, Path folder) {
        var mail = new LocalMail(folder);
        try {
            mail.smtpPort = await(mail.listen(smtpPort));
            mail.inboxPort = await(mail.show(inboxPort));
            return mail;
        } catch (RuntimeException e) {
            mail.close();
            throw e;
        }
    }

    public int smtpPort() {
        return smtpPort;
    }

    public int inboxPort() {
        return inboxPort;
    }

    /** Throws away all a mailbox holds. */
    public void empty(String box) {
        boxes.empty(box);
    }

    /** Throws away the mailboxes whose names begin so. */
    public void emptyAll(String prefix) {
        boxes.names().stream().filter(name -> name.startsWith(prefix)).forEach(boxes::empty);
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private Future<Integer> listen(int port) {
        var server = vertx.createNetServer().connectHandler(socket -> {
            talking.add(socket);
            socket.closeHandler(closed -> talking.remove(socket));
            new SmtpSession(socket, boxes);
        });
        return server.listen(port, HOST)
                .onSuccess(listening -> smtp = listening)
                .map(NetServer::actualPort);
    }

    private Future<Integer> show(int port) {
        var router = Router.router(vertx);
        router.post("/api/smtp/stop").handler(this::stopTaking);
        router.post("/api/smtp/start").handler(this::takeAgain);
        new InboxPages(boxes).register(router);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, HOST)
                .map(server -> server.actualPort());
    }

    private void stopTaking(RoutingContext call) {
        var listening = smtp;
        smtp = null;
        talking.forEach(NetSocket::close);
        (listening == null ? Future.<Void>succeededFuture() : listening.close())
                .onComplete(closed -> call.response().setStatusCode(NO_CONTENT).end());
    }

    private void takeAgain(RoutingContext call) {
        (smtp == null ? listen(smtpPort).<Void>mapEmpty() : Future.<Void>succeededFuture())
                .onSuccess(
                        listening -> call.response().setStatusCode(NO_CONTENT).end())
                .onFailure(call::fail);
    }

    private static <T> T await(Future<T> work) {
        return work.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
