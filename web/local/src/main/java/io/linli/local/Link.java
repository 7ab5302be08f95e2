package io.linli.local;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One end of the conversation between a lease holder and the supervisor: lines of a word and its value.
 *
 * <p>A request is answered by any number of {@code progress}, {@code tick} (nothing new) and {@code env} lines and one closing line: {@code done}, {@code failed} or {@code again}
 * (this supervisor is stopping, ask for another).
 */
final class Link implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    private final Socket socket;
    private final BufferedReader in;
    private final BufferedWriter out;

    /** The supervisor is gone or going. */
    static final class Gone extends IOException {

        private static final long serialVersionUID = 1L;

        Gone(String message) {
            super(message);
        }
    }

    /** A line: what it is about, and the rest. */
    record Line(String word, String value) {

        static Line of(String text) {
            int space = text.indexOf(' ');
            return space < 0
                    ? new Line(text, "")
                    : new Line(text.substring(0, space), unescaped(text.substring(space + 1)));
        }

        private static String unescaped(String text) {
            return text.replace("\\n", "\n");
        }
    }

    Link(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
    }

    static Link connect(Endpoint endpoint) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.port()), CONNECT_MILLIS);
            return new Link(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void send(String word, String value) throws IOException {
        out.write(word + " " + value.replace("\n", "\\n") + "\n");
        out.flush();
    }

    /** The next line; {@link Gone} if the other end has closed. */
    Line receive() throws IOException {
        String text = in.readLine();
        if (text == null) {
            throw new Gone("the connection was closed");
        }
        return Line.of(text);
    }

    /** Asks and waits for the closing line; returns what the {@code env} lines said. */
    synchronized Map<String, String> ask(String word, String value, Progress progress) throws IOException {
        send(word, value);
        var environment = new TreeMap<String, String>();
        while (true) {
            Line line = receive();
            switch (line.word()) {
                case "progress" -> progress.tell(step(line.value()));
                case "env" ->
                    environment.put(
                            line.value().substring(0, line.value().indexOf('=')),
                            line.value().substring(line.value().indexOf('=') + 1));
                case "tick" -> {}
                case "done" -> {
                    return environment;
                }
                case "failed" -> throw new StackFailure(line.value());
                case "again" -> throw new Gone("the supervisor is stopping");
                default -> throw new IOException("unexpected answer: " + line.word());
            }
        }
    }

    void tell(Progress.Step step) throws IOException {
        send("progress", step.elapsedMillis() + "\t" + step.server() + "\t" + step.text());
    }

    private static Progress.Step step(String text) {
        String[] parts = text.split("\t", 3);
        return new Progress.Step(parts[1], parts[2], Long.parseLong(parts[0]));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
