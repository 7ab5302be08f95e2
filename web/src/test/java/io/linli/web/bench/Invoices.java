package io.linli.web.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The baskets of a real shop, cleaned as a shop would: sold goods only, each once a basket. */
final class Invoices {

    /** What is no good but postage, fees, samples or corrections has no number of five digits. */
    private static final Pattern GOODS = Pattern.compile("\\d{5}[A-Z]{0,2}");

    /** @param customer empty where the shop did not know */
    record Invoice(String number, LocalDate date, String customer, Set<String> items) {

        /** Whose baskets belong together: an unknown customer's stands for itself. */
        String buyer() {
            return customer.isEmpty() ? number : customer;
        }
    }

    private Invoices() {}

    /** Oldest first, of one file or several, separated by commas; gzipped or plain. */
    static List<Invoice> read(String files) throws IOException {
        Map<String, Invoice> found = new LinkedHashMap<>();
        for (String file : files.split(",")) {
            try (var in = open(Path.of(file.strip()));
                    var rows =
                            CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                rows.forEach(row -> add(found, row));
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Invoice::date).thenComparing(Invoice::number))
                .toList();
    }

    private static InputStream open(Path file) throws IOException {
        var plain = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(plain) : plain;
    }

    private static void add(Map<String, Invoice> found, NamedCsvRecord row) {
        String number = row.getField("InvoiceNo").strip();
        String code = row.getField("StockCode").strip().toUpperCase(java.util.Locale.ROOT);
        if (isSale(number, row) && GOODS.matcher(code).matches()) {
            found.computeIfAbsent(number, first -> invoice(first, row)).items().add(code);
        }
    }

    /** Cancelled invoices begin with C, corrections with A. */
    private static boolean isSale(String number, NamedCsvRecord row) {
        return !number.isEmpty()
                && Character.isDigit(number.charAt(0))
                && Double.parseDouble(row.getField("Quantity")) > 0
                && Double.parseDouble(row.getField("UnitPrice")) > 0;
    }

    private static Invoice invoice(String number, NamedCsvRecord row) {
        return new Invoice(
                number,
                LocalDate.parse(row.getField("InvoiceDate").substring(0, 10)),
                row.getField("CustomerID").strip(),
                new TreeSet<>());
    }

    /** How the files are called when nobody says. */
    static String usual() {
        return CatalogFile.path("baskets-2010-12_2011-08.csv.gz").toString();
    }

    static List<String> missing(String files) {
        return Arrays.stream(files.split(","))
                .map(String::strip)
                .filter(file -> !Files.isReadable(Path.of(file)))
                .toList();
    }
}
