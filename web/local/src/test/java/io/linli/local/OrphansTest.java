package io.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

    @TempDir
    Path folder;

    private Home home;
    private Process parent;

    @BeforeEach
    void home() {
        home = new Home(folder);
    }

    @AfterEach
    void endParent() {
        if (parent != null) {
            parent.destroyForcibly();
        }
    }

    @Test
    void the_child_of_a_killed_parent_is_ended_by_the_next_start() throws Exception {
        ProcessHandle child = childOfAnotherProcess();
        parent.destroyForcibly().waitFor();
        assertThat(child.isAlive()).isTrue();

        Orphans.end(home, name -> true);

        assertThat(child.isAlive()).isFalse();
        assertThat(home.children()).isEmptyDirectory();
    }

    @Test
    void the_child_of_a_living_parent_is_left_alone() throws Exception {
        ProcessHandle child = childOfAnotherProcess();

        Orphans.end(home, name -> true);

        assertThat(child.isAlive()).isTrue();
        assertThat(Orphans.knows(home, "sleeper")).isTrue();
        child.destroyForcibly();
    }

    @Test
    void a_stranger_who_got_the_recorded_id_is_left_alone() throws Exception {
        ProcessHandle stranger = childOfAnotherProcess();
        parent.destroyForcibly().waitFor();
        rewriteRecord("started", "2001-02-03T04:05:06Z");

        Orphans.end(home, name -> true);

        assertThat(stranger.isAlive()).isTrue();
        assertThat(home.children()).as("a record of somebody long gone").isEmptyDirectory();
        stranger.destroyForcibly();
    }

    @Test
    void a_process_that_does_not_mention_the_home_is_left_alone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Orphans.record(home, "stranger", stranger.toHandle(), "TERM");
        rewriteRecord("parent", "0");

        Orphans.end(home, name -> true);

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly().waitFor();
    }

    @Test
    void a_program_deaf_to_the_signal_is_ended_by_force() throws Exception {
        Process deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while true; do sleep 1; done").start();
        assertThat(deaf.inputReader().readLine()).isEqualTo("deaf");

        Orphans.end(deaf.toHandle(), "TERM", Duration.ofMillis(300));

        assertThat(deaf.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    private ProcessHandle childOfAnotherProcess() throws IOException {
        parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid = Long.parseLong(parent.inputReader().readLine());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private void rewriteRecord(String key, String value) throws IOException {
        try (var files = Files.list(home.children())) {
            Path record = files.findFirst().orElseThrow();
            List<String> lines = Files.readAllLines(record).stream()
                    .map(line -> line.startsWith(key + "=") ? key + "=" + value.replace(":", "\\:") : line)
                    .toList();
            Files.write(record, lines);
        }
    }

    /** Starts a recorded child, prints its id and waits to be killed. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            var home = new Home(Path.of(arguments[0]));
            Path script = Files.writeString(home.run().resolve("sleeper.sh"), "while true; do sleep 1; done");
            var program = new ChildProcess.Program(
                    "sleeper", List.of("sh", script.toString()), Map.of(), home.run(), "TERM", Duration.ofSeconds(5));
            System.out.println(ChildProcess.start(home, program).handle().pid());
            Thread.currentThread().join();
        }
    }
}
