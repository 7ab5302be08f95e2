package io.linli.local;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The supervisor's end of one holder's connection; it ends with the connection. */
final class Lease implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Supervisor supervisor;
    private final Socket socket;
    private final Set<String> isolations = new LinkedHashSet<>();
    private @Nullable ProcessHandle adopted;
    private Supervisor.Admission admission = Supervisor.Admission.REFUSED;
    private boolean stopAtEnd;

    Lease(Supervisor supervisor, Socket socket) {
        this.supervisor = supervisor;
        this.socket = socket;
    }

    @Override
    public void run() {
        try (var link = new Link(socket)) {
            if (admitted(link)) {
                try {
                    converse(link);
                } finally {
                    end();
                }
            }
        } catch (Link.Gone ended) {
            // The usual end of a lease.
            return;
        } catch (IOException e) {
            System.out.println("lease: " + e);
        }
    }

    private boolean admitted(Link link) throws IOException {
        Link.Line request = link.receive();
        String[] words = request.value().split(" ", -1);
        if (!request.word().equals("lease") || words.length != 3 || !supervisor.knows(words[0])) {
            link.send("failed", "not a holder's request");
            return false;
        }
        stopAtEnd = words[2].equals(LocalStack.AtEnd.STOP.name());
        admission = supervisor.admit(this, words[1]);
        if (admission == Supervisor.Admission.REFUSED) {
            link.send("again", "");
            return false;
        }
        return true;
    }

    private void converse(Link link) throws IOException {
        try {
            supervisor.startup().follow(link);
            if (admission == Supervisor.Admission.OTHER_BUILD) {
                link.tell(new Progress.Step(Progress.STACK, "shared with a different build that is using it", 0));
            }
        } catch (StackFailure e) {
            link.send("failed", e.getMessage());
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        answer(link, supervisor.environment());
        while (true) {
            Link.Line request = link.receive();
            try {
                answer(link, carryOut(request));
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                System.out.println(request.word() + " " + request.value() + " failed: " + e);
                link.send("failed", "The local stack could not " + request.word() + ": " + e.getMessage());
            }
        }
    }

    private Map<String, String> carryOut(Link.Line request) throws Exception {
        return switch (request.word()) {
            case "isolate" -> {
                var environment = supervisor.isolations().create(request.value());
                isolations.add(environment.get("id"));
                yield environment;
            }
            case "drop" -> {
                if (isolations.remove(request.value())) {
                    supervisor.isolations().drop(request.value());
                }
                yield Map.of();
            }
            case "adopt" -> {
                adopted = ProcessHandle.of(Long.parseLong(request.value())).orElse(null);
                yield Map.of();
            }
            case "stop" -> Map.of("result", supervisor.stopIfLast(this) ? "stopped" : "kept");
            default -> throw new StackFailure("unknown request " + request.word());
        };
    }

    private static void answer(Link link, Map<String, String> environment) throws IOException {
        for (var entry : environment.entrySet()) {
            link.send("env", entry.getKey() + "=" + entry.getValue());
        }
        link.send("done", "");
    }

    private void end() {
        if (adopted != null && adopted.isAlive()) {
            Orphans.end(adopted, "TERM", PATIENCE);
        }
        for (String id : isolations) {
            try {
                supervisor.isolations().drop(id);
            } catch (Exception e) {
                System.out.println("cannot drop " + id + ", the next start will: " + e);
            }
        }
        supervisor.release(this, stopAtEnd);
    }
}
