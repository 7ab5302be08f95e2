package io.linli.web.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The feed of 41,122 rows, which lies beside the project and is never part of it. */
final class CatalogFile {

    private static final Path DATA = Path.of(System.getProperty("shared.data", "../../shared/data"));

    private CatalogFile() {}

    /** What a benchmark would lack; nothing, usually. */
    static Optional<String> missing() {
        return Files.isDirectory(DATA)
                ? Optional.empty()
                : Optional.of("The benchmark needs the data in "
                        + DATA.toAbsolutePath().normalize() + "; name another folder with -Dshared.data=FOLDER.");
    }

    static Path data(String name) {
        return DATA.resolve(name);
    }

    /** The whole feed, gzipped as it is stored. */
    static byte[] gzipped() throws IOException {
        return read("catalog-41k.csv.gz");
    }

    static byte[] plain() throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzipped()))) {
            return in.readAllBytes();
        }
    }

    /** The feed under suppliers of other names: other offers that cost the same work. */
    static byte[] underOtherNames(String prefix) throws IOException {
        var lines = text(plain()).lines().toList();
        String body = lines.stream()
                .skip(1)
                .filter(line -> line.chars().filter(c -> c == '"').count() % 2 == 0)
                .map(line -> prefix + line)
                .collect(Collectors.joining("\n", lines.get(0) + "\n", "\n"));
        return ImportBench.zipped(body);
    }

    /** The feed with another name for every tenth good. */
    static byte[] withEveryTenthRenamed() throws IOException {
        var changed = new StringWriter();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(text(plain()));
                var writer = CsvWriter.builder().build(changed)) {
            long number = 0;
            for (var row : rows) {
                if (number++ == 0) {
                    writer.writeRecord(row.getHeader());
                }
                boolean renamed = number % 10 == 0;
                writer.writeRecord(row.getHeader().stream()
                        .map(column -> row.getField(column) + (renamed && column.equals("name") ? " (new)" : ""))
                        .toList());
            }
        }
        return ImportBench.zipped(changed.toString());
    }

    /** The description of each row, by {@code supplier/supplier_sku}. */
    static Map<String, String> descriptions() throws IOException {
        var found = new HashMap<String, String>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(text(plain()))) {
            rows.forEach(row -> found.put(
                    row.getField("supplier") + "/" + row.getField("supplier_sku"), row.getField("description")));
        }
        return found;
    }

    /** The queries of real shoppers for which judgements exist, in the file's order, each once. */
    static List<String> judgedQueries() throws IOException {
        return text(read("icecat-judgements-dev.csv"))
                .lines()
                .skip(1)
                .map(line ->
                        line.substring(0, line.indexOf(',')).replace("\"", "").strip())
                .distinct()
                .toList();
    }

    private static String text(byte[] bytes) throws IOException {
        try (var reader =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            return reader.lines().collect(Collectors.joining("\n"));
        }
    }

    private static byte[] read(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    /** Where another file of the same folder would be. */
    static Path path(String name) {
        return DATA.resolve(name);
    }
}
