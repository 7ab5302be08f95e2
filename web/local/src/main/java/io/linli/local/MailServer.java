package io.linli.local;

import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

import io.linli.local.mail.LocalMail;

/** The mail server, which runs inside the supervisor; every name that signs in is a mailbox of its own. */
final class MailServer implements Server {

    private final Home home;
    private final int port;
    private final Inbox inbox;
    private volatile @Nullable LocalMail mail;

    MailServer(Home home, int port, int inboxPort) {
        this.home = home;
        this.port = port;
        this.inbox = new Inbox(inboxPort);
    }

    @Override
    public void start(Report report) throws Exception {
        mail = LocalMail.start(
                port, inbox.port(), Files.createDirectories(home.data().resolve("mail")));
        mail.emptyAll(Isolations.PREFIX);
    }

    /** Throws away what a mailbox holds. */
    void reset(String box) {
        var current = mail;
        if (current != null) {
            current.empty(box);
        }
    }

    /** Where the mails are read. */
    Server inbox() {
        return inbox;
    }

    @Override
    public boolean isAlive() {
        return mail != null;
    }

    @Override
    public String name() {
        return "SMTP";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        var current = mail;
        if (current != null) {
            current.close();
        }
    }

    /** The mail server's other port: it is started and ends with it. */
    private record Inbox(int port) implements Server {

        @Override
        public void start(Report report) {
            report.tell("http://localhost:" + port);
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public String name() {
            return "Inbox";
        }
    }
}
