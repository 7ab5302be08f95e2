package io.linli.web.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the processors' time goes: the product, the servers, the load itself, by the kernel's count of each process. */
final class CpuShares {

    /** USER_HZ, the same on every Linux. */
    private static final long TICK_MILLIS = 10;

    private final Map<Long, Long> before;

    private CpuShares(Map<Long, Long> before) {
        this.before = before;
    }

    static CpuShares begin() throws IOException {
        return new CpuShares(ticks());
    }

    /** Milliseconds of processor time a journey, by kind of process. */
    Map<String, Object> perJourney(int journeys) throws IOException {
        var sums = new TreeMap<String, Long>();
        for (var one : ticks().entrySet()) {
            long spent = one.getValue() - before.getOrDefault(one.getKey(), 0L);
            kind(one.getKey()).ifPresent(kind -> sums.merge(kind, spent * TICK_MILLIS, Long::sum));
        }
        var shares = new LinkedHashMap<String, Object>();
        sums.forEach((kind, millis) -> shares.put(kind, Result.rounded(millis / (double) journeys)));
        return shares;
    }

    private static Map<Long, Long> ticks() throws IOException {
        var ticks = new TreeMap<Long, Long>();
        try (var processes = Files.list(Path.of("/proc"))) {
            for (var process : processes.toList()) {
                var name = process.getFileName().toString();
                if (name.chars().allMatch(Character::isDigit)) {
                    stat(process).ifPresent(spent -> ticks.put(Long.parseLong(name), spent));
                }
            }
        }
        return ticks;
    }

    /** Fields 14 and 15 of the file; the name before them is in parentheses and may hold anything. */
    private static Optional<Long> stat(Path process) {
        try {
            var text = Files.readString(process.resolve("stat"));
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return Optional.of(Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<String> kind(long process) {
        try {
            var command = Files.readString(Path.of("/proc", Long.toString(process), "cmdline"));
            if (process == ProcessHandle.current().pid()) {
                return Optional.of("load");
            }
            if (command.contains("quarkus-run.jar")) {
                return Optional.of("product");
            }
            if (command.contains("/dist/supervisor-")) {
                return Optional.of("simulator");
            }
            return command.startsWith("postgres:") || command.contains("bin/postgres")
                    ? Optional.of("database")
                    : Optional.of("other");
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
