package io.linli.local.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One conversation with a client. Source: RFC 5321; RFC 4954 for AUTH. Runs on the socket's event loop. */
final class SmtpSession {

    private static final Pattern ADDRESS = Pattern.compile("<([^<>\\s,]{0,254})>");
    private static final int MOST_BYTES = 10 << 20;
    private static final int MOST_RECIPIENTS = 100;
    private static final List<Fault.Kind> AT_RECIPIENT = List.of(Fault.Kind.BUSY, Fault.Kind.NO_SUCH_ADDRESS);
    private static final List<Fault.Kind> AT_SENDER = List.of(Fault.Kind.SENDER_REFUSED);
    private static final List<Fault.Kind> AT_END = List.of(Fault.Kind.ANSWER_LOST);

    private final NetSocket socket;
    private final Mailboxes boxes;
    private final StringBuilder heard = new StringBuilder();
    private final List<String> to = new ArrayList<>();
    private Consumer<String> next = this::command;
    private StringBuilder data = new StringBuilder();
    private String box = Mailboxes.DEFAULT;
    private String from = "";
    private boolean begun;

    SmtpSession(NetSocket socket, Mailboxes boxes) {
        this.socket = socket;
        this.boxes = boxes;
        socket.handler(this::hear);
        say("220 linli.local ESMTP");
    }

    private void hear(Buffer bytes) {
        heard.append(bytes.toString(ISO_8859_1));
        if (heard.length() + data.length() > MOST_BYTES) {
            say("552 too much");
            socket.close();
            return;
        }
        for (int end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
            var line = heard.substring(0, end);
            heard.delete(0, end + 2);
            next.accept(line);
        }
    }

    private void command(String line) {
        var word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (word) {
            case "EHLO" ->
                say("250-linli.local\r\n250-8BITMIME\r\n250-SIZE " + MOST_BYTES + "\r\n250 AUTH PLAIN LOGIN");
            case "HELO", "NOOP" -> say("250 linli.local");
            case "AUTH" -> authenticate(line);
            case "MAIL" -> begin(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> startData();
            case "RSET" -> {
                reset();
                say("250 forgotten");
            }
            case "QUIT" -> {
                say("221 bye");
                socket.close();
            }
            default -> say("502 not known here");
        }
    }

    private void authenticate(String line) {
        var words = line.split(" ");
        var way = words.length < 2 ? "" : words[1].toUpperCase(Locale.ROOT);
        if (way.equals("PLAIN") && words.length > 2) {
            signIn(plainName(words[2]));
        } else if (way.equals("PLAIN")) {
            ask("", answer -> signIn(plainName(answer)));
        } else if (way.equals("LOGIN")) {
            ask("Username:", name -> ask("Password:", password -> signIn(decoded(name))));
        } else {
            say("504 by PLAIN or LOGIN");
        }
    }

    private void ask(String question, Consumer<String> answer) {
        next = line -> {
            next = this::command;
            answer.accept(line);
        };
        say("334 " + Base64.getEncoder().encodeToString(question.getBytes(UTF_8)));
    }

    private void signIn(String name) {
        if (Mailboxes.isName(name)) {
            box = name;
            say("235 welcome");
        } else {
            say("535 a name is of a to z, digits and _");
        }
    }

    private void begin(String line) {
        var address = ADDRESS.matcher(line);
        if (begun) {
            say("503 a mail is begun");
        } else if (!address.find()) {
            say("501 MAIL FROM:<address>");
        } else if (boxes.next(box, AT_SENDER) == Fault.Kind.SENDER_REFUSED) {
            say("550 5.7.1 not from there");
        } else {
            from = address.group(1);
            begun = true;
            say("250 from whom");
        }
    }

    private void recipient(String line) {
        var address = ADDRESS.matcher(line);
        if (!begun) {
            say("503 MAIL first");
        } else if (!address.find() || !address.group(1).contains("@")) {
            say("501 RCPT TO:<address>");
        } else if (to.size() == MOST_RECIPIENTS) {
            say("452 too many");
        } else {
            recipientOf(address.group(1));
        }
    }

    private void recipientOf(String address) {
        switch (boxes.next(box, AT_RECIPIENT)) {
            case BUSY -> say("451 4.3.2 busy, try again later");
            case NO_SUCH_ADDRESS -> say("550 5.1.1 no such address");
            default -> {
                to.add(address);
                say("250 to whom");
            }
        }
    }

    private void startData() {
        if (to.isEmpty()) {
            say("503 RCPT first");
            return;
        }
        next = this::dataLine;
        say("354 end with a dot");
    }

    private void dataLine(String line) {
        if (!line.equals(".")) {
            data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            return;
        }
        next = this::command;
        boxes.put(box, from, List.copyOf(to), data.toString());
        reset();
        if (boxes.next(box, AT_END) == Fault.Kind.ANSWER_LOST) {
            socket.close();
        } else {
            say("250 taken");
        }
    }

    private void reset() {
        begun = false;
        from = "";
        to.clear();
        data = new StringBuilder();
    }

    private void say(String line) {
        socket.write(Buffer.buffer(line + "\r\n", UTF_8.name()));
    }

    /** Of {@code authorisation NUL name NUL password}. */
    private static String plainName(String encoded) {
        var parts = decoded(encoded).split("\0", -1);
        return parts.length == 3 ? parts[1] : "";
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
