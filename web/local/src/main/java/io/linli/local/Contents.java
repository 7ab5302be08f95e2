package io.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;

/** The files of a folder or a jar by name, whichever of the two the build has made by now. */
final class Contents {

    private Contents() {}

    /** Names with forward slashes, in order; a jar's manifest and Maven's own entries are left out. */
    static SortedMap<String, byte[]> of(Path folderOrJar) {
        try {
            return Files.isDirectory(folderOrJar) ? ofFolder(folderOrJar) : ofJar(folderOrJar);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folderOrJar, e);
        }
    }

    private static SortedMap<String, byte[]> ofFolder(Path folder) throws IOException {
        var contents = new TreeMap<String, byte[]>();
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                put(contents, folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return contents;
    }

    private static SortedMap<String, byte[]> ofJar(Path jar) throws IOException {
        var contents = new TreeMap<String, byte[]>();
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : (Iterable<java.util.jar.JarEntry>) file.stream()::iterator) {
                if (!entry.isDirectory()) {
                    try (var content = file.getInputStream(entry)) {
                        put(contents, entry.getName(), content.readAllBytes());
                    }
                }
            }
        }
        return contents;
    }

    private static void put(SortedMap<String, byte[]> contents, String name, byte[] content) {
        if (!name.equals("META-INF/MANIFEST.MF") && !name.startsWith("META-INF/maven/")) {
            contents.put(name, content);
        }
    }
}
