package io.linli.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the servers' archives. */
final class Archive {

    private static final int EXECUTABLE_BITS = 0111;

    private Archive() {}

    /** Unpacks without the archive's single top folder. */
    static void unzip(Path zip, Path folder) throws IOException {
        try (var archive = ZipFile.builder().setPath(zip).get()) {
            for (var entry : Collections.list(archive.getEntries())) {
                Path target = inside(folder, withoutTopFolder(entry.getName()));
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                try (var content = archive.getInputStream(entry)) {
                    Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
                }
                if ((entry.getUnixMode() & EXECUTABLE_BITS) != 0) {
                    executable(target);
                }
            }
        }
    }

    static void untarXz(InputStream compressed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(compressed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = inside(folder, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                    continue;
                }
                Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                if ((entry.getMode() & EXECUTABLE_BITS) != 0) {
                    executable(target);
                }
            }
        }
    }

    static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String withoutTopFolder(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    private static Path inside(Path folder, String name) throws IOException {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive names a file outside of its folder: " + name);
        }
        return target;
    }
}
