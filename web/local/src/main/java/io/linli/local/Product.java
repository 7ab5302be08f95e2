package io.linli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The application as a child process of the launcher. */
final class Product {

    static final String NAME = "linli";
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final ChildProcess process;

    private Product(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /** @param stack the settings of the stack; what the user set in the environment goes before them */
    static Product start(Home home, Path jar, int port, Map<String, String> stack) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new StackFailure(jar + " is missing: build it with ./mvnw package -DskipTests");
        }
        var environment = ProductEnvironment.of(System.getenv(), stack, port);
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Names the home folder, so that the record of this process can be checked.
                "-Dlinli.home=" + home.root(),
                "-jar",
                jar.toAbsolutePath().toString());
        return new Product(
                port,
                ChildProcess.start(
                        home,
                        new ChildProcess.Program(NAME, command, environment, home.root(), "TERM", STOP_PATIENCE)));
    }

    void awaitReady(Progress progress) throws InterruptedException {
        long started = System.nanoTime();
        Report report = new Report() {
            @Override
            public String server() {
                return "Linli";
            }

            @Override
            public void tell(String text) {
                progress.tell(new Progress.Step(server(), text, (System.nanoTime() - started) / 1_000_000));
            }

            @Override
            public void waiting() {
                tell(process.lastLine());
            }
        };
        report.tell("starting, log " + process.log());
        process.awaitReady(
                () -> Http.status("GET", "http://localhost:" + port + "/q/health/ready") == 200, START_LIMIT, report);
        report.tell("ready");
    }

    int awaitEnd() throws InterruptedException {
        return process.awaitEnd();
    }

    ProcessHandle process() {
        return process.handle();
    }

    Path log() {
        return process.log();
    }

    void stop() {
        process.stop();
    }
}
