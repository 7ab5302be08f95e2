package io.linli.local.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Mailboxes as folders of files. A file's first two lines are the envelope, and its name sorts by time. Thread-safe: every write is of a
 * file of its own.
 */
final class Mailboxes {

    /** Of those who do not sign in. */
    static final String DEFAULT = "linli";

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern ID = Pattern.compile("[0-9]{13}-[0-9]{6}");
    private static final int MOST = 1_000;
    private static final String SUFFIX = ".eml";

    private final Path folder;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private int count;

    Mailboxes(Path folder) {
        this.folder = folder;
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    synchronized void put(String box, String from, List<String> to, String raw) {
        try {
            var own = Files.createDirectories(folder.resolve(box));
            count = (count + 1) % 1_000_000;
            var name = "%013d-%06d%s".formatted(System.currentTimeMillis(), count, SUFFIX);
            Files.writeString(own.resolve(name), from + "\r\n" + String.join(",", to) + "\r\n" + raw, ISO_8859_1);
            var files = files(box);
            for (var old : files.subList(Math.min(MOST, files.size()), files.size())) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        try (var folders = Files.isDirectory(folder) ? Files.list(folder) : java.util.stream.Stream.<Path>empty()) {
            return folders.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Newest first. */
    List<Mail> list(String box, int most) {
        return files(box).stream().limit(most).map(Mailboxes::read).toList();
    }

    Optional<Mail> get(String box, String id) {
        var file = folder.resolve(box).resolve(id + SUFFIX);
        return isName(box) && ID.matcher(id).matches() && Files.exists(file)
                ? Optional.of(read(file))
                : Optional.empty();
    }

    synchronized void empty(String box) {
        try {
            for (var file : files(box)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder.resolve(box));
            faults.remove(box);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void fault(String box, Fault fault) {
        faults.put(box, fault);
    }

    /** Uses up one of the box's faults if it is of one of these kinds. */
    Fault.Kind next(String box, List<Fault.Kind> kinds) {
        var kind = new Fault.Kind[] {Fault.Kind.NONE};
        faults.computeIfPresent(box, (name, fault) -> {
            if (!kinds.contains(fault.kind())) {
                return fault;
            }
            kind[0] = fault.kind();
            return fault.spent();
        });
        return kind[0];
    }

    private List<Path> files(String box) {
        var own = folder.resolve(box);
        if (!isName(box) || !Files.isDirectory(own)) {
            return List.of();
        }
        try (var files = Files.list(own)) {
            return new ArrayList<>(files.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mail read(Path file) {
        try {
            var parts = Files.readString(file, ISO_8859_1).split("\r\n", 3);
            var mime = Mime.of(parts[2]);
            var id = file.getFileName().toString().replace(SUFFIX, "");
            return new Mail(
                    id,
                    Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-')))),
                    parts[0],
                    List.of(parts[1].split(",")),
                    mime.headers(),
                    mime.text(),
                    mime.html());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
