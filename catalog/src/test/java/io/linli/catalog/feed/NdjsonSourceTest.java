package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.OfferPart;

class NdjsonSourceTest {

    private static final String GOOD =
            """
            {"supplier_sku": "a", "name": "Tea", "category_path": "Drinks > Tea", "price": "28.50", "currency": "CNY"}""";

    @TempDir
    Path folder;

    @Test
    void a_row_carries_the_same_fields_as_csv_and_more() throws IOException {
        var row =
                read("""
                        {"supplier_sku":"a-1","name":"Tea","brand":"Longjing","category_path":"Drinks > Tea","price":28.50,\
                        "list_price":"30.00","currency":"CNY","stock":12.0,"name_zh":"龙井","gtin":"0095205603217",\
                        "attributes":{"colour":"green","weight_g":250,"organic":true,"none":null}}""")
                        .rows()
                        .get(0);

        assertThat(row.price()).isEqualTo(Money.cny(2_850));
        assertThat(row.listPrice()).isEqualTo(Money.cny(3_000));
        assertThat(row.stock()).isEqualTo(12);
        assertThat(row.nameZh()).isEqualTo("龙井");
        assertThat(row.gtin().digits()).isEqualTo("0095205603217");
        assertThat(row.attributes()).isEqualTo(Map.of("colour", "green", "weight_g", 250L, "organic", true));
        assertThat(row.told())
                .containsExactly(
                        OfferPart.NAME_ZH, OfferPart.BRAND, OfferPart.LIST_PRICE, OfferPart.GTIN, OfferPart.ATTRIBUTES);
    }

    @Test
    void a_byte_order_mark_empty_lines_and_all_line_ends_are_no_matter() throws IOException {
        var batch = read("\ufeff" + GOOD + "\r\n\n" + GOOD.replace("\"a\"", "\"b\"") + "\r  \r"
                + GOOD.replace("\"a\"", "\"c\""));

        assertThat(batch.rejections()).isEmpty();
        assertThat(batch.rows()).extracting(FeedRow::line).containsExactly(1L, 3L, 5L);
    }

    @Test
    void null_says_that_there_is_none_and_what_is_not_named_says_nothing() throws IOException {
        var row = read(GOOD.replace("}", ", \"brand\": null, \"attributes\": null}"))
                .rows()
                .get(0);

        assertThat(row.told()).containsExactly(OfferPart.BRAND, OfferPart.ATTRIBUTES);
        assertThat(row.brand()).isEmpty();
        assertThat(row.attributes()).isEmpty();
    }

    @Test
    void names_that_mean_nothing_here_are_reported_and_the_row_goes_in() throws IOException {
        var row = read(GOOD.replace("}", ", \"colour\": \"red\", \"tags\": [{\"a\": 1}]}"))
                .rows()
                .get(0);

        assertThat(row.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("unknown-name");
            assertThat(warning.detail()).contains("colour, tags");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|broken-json",
                "}|broken-json",
                "hello|broken-json",
                "{\"supplier_sku\":\"a\"|broken-json",
                "{'supplier_sku':'a'}|broken-json",
                "{\"supplier_sku\":\"a\"}{}|broken-json",
                "{\"name\":\"a\\q\"}|broken-json",
                "{\"price\":01}|broken-json",
                "[1,2]|not-an-object",
                "\"text\"|not-an-object",
                "null|not-an-object",
                "7|not-an-object",
                "{}|sku-missing",
                "{\"name\":\"a\",\"name\":\"b\"}|repeated-name",
                "{\"name\":\"a\",\"NAME\":\"b\"}|repeated-name",
                "{\"supplier_sku\":7}|wrong-type",
                "{\"supplier_sku\":[\"a\"]}|wrong-type",
                "{\"supplier_sku\":\"a\",\"price\":true}|wrong-type",
                "{\"supplier_sku\":\"a\",\"attributes\":\"x\"}|wrong-type",
                "{\"supplier_sku\":\"a\\u0000b\"}|control-character",
                "{\"supplier_sku\":\"a\",\"name\":\"\\ud83d\"}|broken-character"
            })
    void each_sort_of_dirt_is_a_rejection_with_its_line(String line, String code) throws IOException {
        var batch = read(GOOD + "\n" + line + "\n" + GOOD.replace("\"a\"", "\"b\""));

        assertThat(batch.rows()).extracting(FeedRow::supplierSku).containsExactly("a", "b");
        assertThat(batch.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo(code);
            assertThat(rejection.line()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource({"0,price-not-positive", "-1.5,price-not-positive", "1.005,price-too-precise", "1e400,price-invalid"})
    void prices_written_as_numbers_keep_the_rules_of_prices(String price, String code) throws IOException {
        assertThat(read(GOOD.replace("\"28.50\"", price)).rejections())
                .extracting(FeedRejection::code)
                .containsExactly(code);
    }

    @Test
    void bytes_that_are_not_utf_8_cost_their_line_only() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((GOOD + "\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(GOOD.replace("\"a\"", "\"caf\u00e9\"").concat("\n").getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(GOOD.replace("\"a\"", "\"caf\u00e9\"").getBytes(StandardCharsets.UTF_8));

        var batch = drain(bytes.toByteArray(), 100).get(0);

        assertThat(batch.rows()).extracting(FeedRow::supplierSku).containsExactly("a", "caf\u00e9");
        assertThat(batch.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo("wrong-encoding");
            assertThat(rejection.line()).isEqualTo(2);
        });
    }

    @Test
    void a_line_without_end_is_rejected_and_not_held() throws IOException {
        var batch = read(GOOD.replace("Tea", "x".repeat(3_000_000)) + "\n" + GOOD);

        assertThat(batch.rejections()).extracting(FeedRejection::code).containsExactly("row-too-long");
        assertThat(batch.rows()).extracting(FeedRow::line).containsExactly(2L);
    }

    @Test
    void long_rows_end_a_batch_early() throws IOException {
        var lines = new StringBuilder();
        for (int sku = 0; sku < 60; sku++) {
            lines.append(GOOD.replace("\"a\"", "\"a" + sku + "\"")
                            .replace("\"Tea\"", "\"" + "x".repeat(150_000) + "\""))
                    .append('\n');
        }

        var batches = drain(lines.toString().getBytes(StandardCharsets.UTF_8), 1_000);

        assertThat(batches).hasSizeGreaterThan(1);
        assertThat(batches.stream().mapToInt(FeedBatch::read).sum()).isEqualTo(60);
    }

    @Property(tries = 500)
    void every_line_of_any_text_is_a_row_or_a_rejection(@ForAll @Size(max = 20) List<String> lines) throws IOException {
        var text = String.join("\n", lines).replaceAll("[\\x{d800}-\\x{dfff}\\x00]", "?");
        var file = Files.createTempFile("feed", ".ndjson");
        try {
            Files.writeString(file, "x\n" + text);
            var read = drain(file, 3).stream().mapToInt(FeedBatch::read).sum();

            long written = text.lines().filter(line -> !line.isBlank()).count();
            assertThat(read).isEqualTo((int) written + 1);
        } finally {
            Files.delete(file);
        }
    }

    private FeedBatch read(String text) throws IOException {
        var batches = drain(text.getBytes(StandardCharsets.UTF_8), 10_000);
        assertThat(batches).hasSize(1);
        return batches.get(0);
    }

    private List<FeedBatch> drain(byte[] bytes, int batchRows) throws IOException {
        return drain(Files.write(folder.resolve("feed.ndjson"), bytes), batchRows);
    }

    private static List<FeedBatch> drain(Path file, int batchRows) throws IOException {
        var own = Optional.of("farm");
        var batches = new ArrayList<FeedBatch>();
        try (var reader = new FeedReader(FeedFormat.NDJSON.open(file, 100_000, own, ColumnUses.NONE), own, batchRows)) {
            do {
                batches.add(reader.next());
            } while (!batches.get(batches.size() - 1).last());
        }
        return batches;
    }
}
