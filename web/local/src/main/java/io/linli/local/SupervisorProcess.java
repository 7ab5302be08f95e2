package io.linli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the supervisor as a process of its own that outlives whoever needed it first. */
final class SupervisorProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int TAIL_LINES = 10;

    private SupervisorProcess() {}

    /** Returns when a supervisor listens. Of several callers at once, one starts it. */
    static void startUnlessRunning(Home home, String fingerprint, Progress progress)
            throws IOException, InterruptedException {
        try (var starting = FileMutex.take(home.run().resolve("start.lock"), START_LIMIT)) {
            if (listens(Endpoint.read(home))) {
                return;
            }
            progress.tell(new Progress.Step(Progress.STACK, "starting in " + home.root(), 0));
            Process process = start(home, fingerprint);
            awaitEndpoint(home, process);
        }
    }

    private static boolean listens(Optional<Endpoint> endpoint) {
        if (endpoint.isEmpty()) {
            return false;
        }
        try (var link = Link.connect(endpoint.get())) {
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static Process start(Home home, String fingerprint) throws IOException, InterruptedException {
        var artifacts = new Artifacts();
        Path classes = copyOfClasses(home, artifacts, fingerprint);
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid")) || Files.isExecutable(Path.of("/bin/setsid"))) {
            // A session of its own: Ctrl-C at the terminal is not for the supervisor.
            command.add("setsid");
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + java.io.File.pathSeparator + artifacts.classPath(),
                Supervisor.class.getName(),
                home.root().toString(),
                fingerprint));
        return new ProcessBuilder(command)
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(home.log().resolve("supervisor.log").toFile())
                .start();
    }

    private static void awaitEndpoint(Home home, Process process) throws IOException, InterruptedException {
        long started = System.nanoTime();
        while (Endpoint.read(home)
                .filter(endpoint -> endpoint.pid() == process.pid())
                .isEmpty()) {
            if (!process.isAlive() || System.nanoTime() - started > START_LIMIT.toNanos()) {
                Path log = home.log().resolve("supervisor.log");
                List<String> lines = Files.readAllLines(log);
                throw new StackFailure("The local stack's supervisor did not start. The end of " + log + ":\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())));
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** A build may replace the classes while the supervisor runs; it works from its own copy. */
    private static Path copyOfClasses(Home home, Artifacts artifacts, String fingerprint)
            throws IOException, InterruptedException {
        Path copy = home.dist()
                .resolve(Supervisor.CLASSES_PREFIX + fingerprint + "-" + Long.toHexString(System.nanoTime()));
        Folders.once(copy, folder -> {
            for (var entry : Contents.of(artifacts.ownClasses()).entrySet()) {
                Path file = folder.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue());
            }
        });
        return copy;
    }
}
