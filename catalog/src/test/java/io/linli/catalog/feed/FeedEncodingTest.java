package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Refusal;

class FeedEncodingTest {

    private static final String CHINESE = "supplier_sku,name\n1,龙井绿茶\n2,新疆阿克苏苹果，脆甜多汁\n";

    @TempDir
    Path folder;

    @Test
    void utf_8_is_read_with_and_without_a_byte_order_mark() throws IOException {
        assertThat(text(CHINESE.getBytes(StandardCharsets.UTF_8))).isEqualTo(CHINESE);
        assertThat(text(("\ufeff" + CHINESE).getBytes(StandardCharsets.UTF_8))).isEqualTo(CHINESE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "GBK", "GB2312"})
    void chinese_in_the_national_encodings_is_named(String charset) throws IOException {
        var refused = refused(CHINESE.getBytes(Charset.forName(charset)));

        assertThat(refused.code()).isEqualTo("wrong-encoding");
        assertThat(refused.facts()).containsEntry("encoding", "GB18030");
        assertThat(refused.getMessage()).contains("GB18030");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void utf_16_is_named_with_and_without_a_byte_order_mark(String charset) throws IOException {
        assertThat(refused("supplier_sku,name\n1,Tea\n".getBytes(Charset.forName(charset)))
                        .facts())
                .containsEntry("encoding", "UTF-16");
    }

    @Test
    void one_wrong_byte_is_found_on_its_line() throws IOException {
        var bytes = "supplier_sku,name\n1,Tea\n2,Caf\u00e9 au lait\n3,Milk\n".getBytes(StandardCharsets.ISO_8859_1);

        var refused = refused(bytes);

        assertThat(refused.facts()).containsEntry("encoding", "unknown").containsEntry("line", 3L);
        assertThat(refused.getMessage()).contains("line 3");
    }

    @Test
    void a_character_cut_off_at_the_end_is_found() throws IOException {
        var whole = "1,茶".getBytes(StandardCharsets.UTF_8);

        assertThat(refused(Arrays.copyOf(whole, whole.length - 1)).code()).isEqualTo("wrong-encoding");
    }

    @Test
    void a_wrong_byte_far_into_a_large_file_is_found() throws IOException {
        var bytes = ("1,茶,一二三四五六七八九十\n".repeat(20_000) + "x").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;

        assertThat(refused(bytes).facts()).containsEntry("line", 20_001L);
    }

    @Test
    void a_workbook_is_recognised() throws IOException {
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}).code()).isEqualTo("wrong-format");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        assertThat(refused(new byte[0]).code()).isEqualTo("feed-empty");
    }

    @Test
    void a_file_with_too_many_lines_is_refused_before_it_is_read() throws IOException {
        var file = file("a\n".repeat(11).getBytes(StandardCharsets.UTF_8));

        var refused = catchThrowableOfType(Refusal.class, () -> FeedEncoding.open(file, 10));

        assertThat(refused.code()).isEqualTo("too-many-rows");
    }

    private String text(byte[] bytes) throws IOException {
        try (var reader = FeedEncoding.open(file(bytes), 1_000)) {
            var text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }

    private Refusal refused(byte[] bytes) throws IOException {
        var file = file(bytes);
        var refused = catchThrowableOfType(Refusal.class, () -> FeedEncoding.open(file, 1_000_000));
        assertThat(refused).as("the file is refused").isNotNull();
        return refused;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("feed.csv"), bytes);
    }
}
