package io.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Records of child processes, and the end of those whose parent is gone.
 *
 * <p>A process id is reused by the system, so a recorded process is ended only when its start time and its command line agree as well.
 */
final class Orphans {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);
    private static final Duration FORCE_LIMIT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Orphans() {}

    /** Writes who was started, by whom; returns the record's file, to be deleted when the process has ended. */
    static Path record(Home home, String name, ProcessHandle process, String stopSignal) throws IOException {
        var self = ProcessHandle.current();
        var record = new Properties();
        record.setProperty("name", name);
        record.setProperty("pid", Long.toString(process.pid()));
        record.setProperty("started", started(process));
        record.setProperty("signal", stopSignal);
        record.setProperty("parent", Long.toString(self.pid()));
        record.setProperty("parentStarted", started(self));
        Path file = home.children().resolve(name + "-" + process.pid() + ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            record.store(writer, null);
        }
        return file;
    }

    /** Ends every recorded process whose parent is gone, and forgets the records of those that have ended. */
    static void end(Home home, Predicate<String> name) throws IOException {
        for (Path file : records(home)) {
            Properties record = read(file);
            if (!name.test(record.getProperty("name", "")) || alive(record, "parent", "parentStarted") != null) {
                continue;
            }
            ProcessHandle process = alive(record, "pid", "started");
            if (process != null && mentions(process, home.root())) {
                end(process, record.getProperty("signal", "TERM"), PATIENCE);
            }
            Files.deleteIfExists(file);
        }
    }

    /** Whether a living process is recorded under the name. */
    static boolean knows(Home home, String name) throws IOException {
        for (Path file : records(home)) {
            Properties record = read(file);
            if (name.equals(record.getProperty("name")) && alive(record, "pid", "started") != null) {
                return true;
            }
        }
        return false;
    }

    /** Ends the process and its descendants: first by the signal, after the patience by force. */
    static void end(ProcessHandle process, String signal, Duration patience) {
        List<ProcessHandle> family = process.descendants().toList();
        signal(process, signal);
        waitFor(process, patience);
        for (ProcessHandle member : family) {
            waitFor(member, patience);
        }
    }

    private static void waitFor(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            process.destroyForcibly();
            process.onExit()
                    .orTimeout(FORCE_LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void signal(ProcessHandle process, String signal) {
        if (signal.equals("TERM")) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable ProcessHandle alive(Properties record, String pid, String start) {
        var handle = ProcessHandle.of(Long.parseLong(record.getProperty(pid, "0")));
        return handle.filter(ProcessHandle::isAlive)
                .filter(process -> sameTime(started(process), record.getProperty(start, "")))
                .orElse(null);
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static boolean sameTime(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        return Duration.between(Instant.parse(one), Instant.parse(other)).abs().compareTo(CLOCK_TOLERANCE) <= 0;
    }

    /** Whether the process's program or arguments lie in the folder. */
    private static boolean mentions(ProcessHandle process, Path folder) {
        String line = process.info().command().orElse("") + " "
                + process.info().commandLine().orElse("");
        try {
            Path arguments = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            if (Files.isReadable(arguments)) {
                line += " " + new String(Files.readAllBytes(arguments), StandardCharsets.UTF_8);
            }
        } catch (IOException gone) {
            return false;
        }
        return line.contains(folder.toString());
    }

    private static Properties read(Path file) throws IOException {
        var record = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            record.load(reader);
        } catch (NoSuchFileException justEnded) {
            return record;
        }
        return record;
    }

    private static List<Path> records(Home home) throws IOException {
        try (var files = Files.list(home.children())) {
            return files.filter(file -> file.toString().endsWith(".properties")).toList();
        }
    }
}
