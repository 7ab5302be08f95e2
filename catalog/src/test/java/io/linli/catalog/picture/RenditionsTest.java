package io.linli.catalog.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Refusal;

/** What is kept of a picture of goods. */
class RenditionsTest {

    /** As a browser writes it, 64 by 48: red on the left, blue on the right. */
    private static final String LOSSY_WEBP =
            "UklGRkoCAABXRUJQVlA4WAoAAAAgAAAAPwAALwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh"
                    + "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB"
                    + "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA"
                    + "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y"
                    + "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM"
                    + "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggXAAAALAEAJ0BKkAAMAA+bTSWR6QjIiEquAgA"
                    + "gA2JYwDRQQA0AHyAADBaXCFSTLz28AAA/uveL9izlsC8f/VoetJ1pPt6b331Y/1Bnia8TX4TPdGxdbWN0b6LA4AJ7gAA";

    /** The same without loss, its left quarter see-through. */
    private static final String LOSSLESS_WEBP =
            "UklGRh4CAABXRUJQVlA4WAoAAAAwAAAAPwAALwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh"
                    + "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB"
                    + "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA"
                    + "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y"
                    + "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM"
                    + "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMMAAAAC8/wAsQFyAQSELcn2EggUASztijCgSS"
                    + "UMcda/4D6h+QSdvUZExO7q6I/kfVtgHcHQ==";

    private static final String PLACE = "GPS 31.2304N 121.4737E";

    @ParameterizedTest
    @CsvSource({
        "2000, 1000, 1280, 640, 480, 240, 160, 80",
        "1000, 2000, 640, 1280, 240, 480, 80, 160",
        "1280, 1280, 1280, 1280, 480, 480, 160, 160",
        "6000, 20, 1280, 4, 480, 2, 160, 1"
    })
    void a_picture_is_kept_in_three_sizes(
            int width,
            int height,
            int largeWidth,
            int largeHeight,
            int mediumWidth,
            int mediumHeight,
            int smallWidth,
            int smallHeight)
            throws IOException {
        var kept = Renditions.of(written("jpeg", quarters(width, height)));

        assertThat(kept.width()).isEqualTo(largeWidth);
        assertThat(kept.height()).isEqualTo(largeHeight);
        assertMeasures(kept, PictureSize.LARGE, largeWidth, largeHeight);
        assertMeasures(kept, PictureSize.MEDIUM, mediumWidth, mediumHeight);
        assertMeasures(kept, PictureSize.SMALL, smallWidth, smallHeight);
    }

    @Test
    void none_is_enlarged_and_none_kept_twice() throws IOException {
        assertThat(Renditions.of(written("png", quarters(120, 90))).contents()).containsOnlyKeys(PictureSize.LARGE);
        var middling = Renditions.of(written("png", quarters(400, 300)));
        assertThat(middling.contents()).containsOnlyKeys(PictureSize.LARGE, PictureSize.SMALL);
        assertMeasures(middling, PictureSize.LARGE, 400, 300);
    }

    @Test
    void where_and_by_what_it_was_taken_is_not_kept() throws IOException {
        var sent = withExif(written("jpeg", quarters(2_000, 1_000)), 1);
        assertThat(text(sent)).contains(PLACE).contains("Exif");

        var kept = Renditions.of(sent);

        assertThat(kept.contents()).hasSize(3).allSatisfy((size, content) -> assertThat(text(content))
                .doesNotContain(PLACE)
                .doesNotContain("Exif"));
    }

    @Test
    void a_picture_is_known_again_whatever_else_is_in_its_file() throws IOException {
        var plain = written("jpeg", quarters(800, 600));

        assertThat(Renditions.of(withExif(plain, 1)).sha256())
                .isEqualTo(Renditions.of(plain).sha256())
                .matches("[0-9a-f]{64}");
        assertThat(Renditions.of(written("jpeg", quarters(800, 602))).sha256())
                .isNotEqualTo(Renditions.of(plain).sha256());
    }

    /** The red quarter is on the upper left of what is sent; a camera held sideways has it on the upper right. */
    @Test
    void one_taken_sideways_stands_upright() throws IOException {
        var kept = Renditions.of(withExif(written("jpeg", quarters(1_000, 500)), 6));

        assertMeasures(kept, PictureSize.LARGE, 500, 1_000);
        assertMeasures(kept, PictureSize.SMALL, 80, 160);
        var medium = read(kept.contents().get(PictureSize.MEDIUM));
        assertThat(isRed(medium, medium.getWidth() * 3 / 4, medium.getHeight() / 4))
                .isTrue();
        assertThat(isRed(medium, medium.getWidth() / 4, medium.getHeight() / 4)).isFalse();
    }

    @Test
    void what_can_be_seen_through_stands_on_white() throws IOException {
        var kept = Renditions.of(written("png", new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB)));

        assertThat(read(kept.contents().get(PictureSize.LARGE)).getRGB(100, 100))
                .isEqualTo(Color.WHITE.getRGB());
    }

    @Test
    void what_browsers_write_most_is_read() throws IOException {
        var lossy = read(
                Renditions.of(Base64.getDecoder().decode(LOSSY_WEBP)).contents().get(PictureSize.LARGE));
        assertThat(lossy.getWidth()).isEqualTo(64);
        assertThat(lossy.getHeight()).isEqualTo(48);
        assertNear(lossy.getRGB(16, 24), 0xC83C28);
        assertNear(lossy.getRGB(48, 24), 0x2850C8);

        var seeThrough = read(Renditions.of(Base64.getDecoder().decode(LOSSLESS_WEBP))
                .contents()
                .get(PictureSize.LARGE));
        assertNear(seeThrough.getRGB(4, 24), 0xFFFFFF);
        assertNear(seeThrough.getRGB(48, 24), 0x2850C8);
    }

    /** However a file is cut off or altered, it is read or refused, and nothing else. */
    @Test
    void of_a_broken_one_nothing_but_a_refusal_comes() {
        for (var whole : List.of(LOSSY_WEBP, LOSSLESS_WEBP)) {
            var bytes = Base64.getDecoder().decode(whole);
            for (int at = 0; at < bytes.length; at += 11) {
                int place = at;
                readOrRefused(Arrays.copyOf(bytes, at));
                IntStream.of(0x00, 0x7F, 0xFF).forEach(value -> {
                    var altered = bytes.clone();
                    altered[place] = (byte) value;
                    readOrRefused(altered);
                });
            }
        }
    }

    private static void readOrRefused(byte[] sent) {
        try {
            Renditions.of(sent);
        } catch (Refusal told) {
            assertThat(told.code()).startsWith("photo-");
        }
    }

    /** A picture that was written with loss, or drawn as a JPEG. */
    private static void assertNear(int rgb, int wanted) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(rgb >> shift & 0xFF).isCloseTo(wanted >> shift & 0xFF, within(24));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MZ\u0090\u0000 not a photo", "GIF89a", "RIFF....WAVEfmt ", "<svg onload='alert(1)'/>", ""})
    void what_is_no_picture_we_know_is_refused(String content) {
        assertThat(refused(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("photo-type-unsupported");
    }

    @Test
    void one_that_says_it_is_enormous_is_refused_before_it_is_unpacked() {
        assertThat(refused(pngHeader(50_000, 50_000))).isEqualTo("photo-too-many-pixels");
    }

    /** A small file that would be drawn thousands of times over. */
    @Test
    void one_of_thousands_of_layers_is_refused_before_it_is_unpacked() throws IOException {
        var whole = written("jpeg", quarters(400, 200));
        var layers = new ByteArrayOutputStream();
        layers.write(whole, 0, whole.length - 2);
        for (int layer = 0; layer < Pictures.MOST_SCANS; layer++) {
            layers.write(new byte[] {(byte) 0xFF, (byte) 0xDA});
        }

        assertThat(refused(layers.toByteArray())).isEqualTo("photo-unreadable");
    }

    @Test
    void a_broken_one_and_one_of_too_many_bytes_are_refused() throws IOException {
        assertThat(refused(Arrays.copyOf(written("jpeg", quarters(400, 200)), 40)))
                .isEqualTo("photo-unreadable");
        assertThat(refused(pngHeader(10, 10))).isEqualTo("photo-unreadable");
        assertThat(refused(new byte[Pictures.MOST_BYTES + 1])).isEqualTo("photo-too-large");
    }

    @Test
    void an_address_says_which_picture_and_how_large() {
        var address = new PictureAddress("0123456789abcdef".repeat(4), PictureSize.MEDIUM);

        assertThat(address.path()).isEqualTo("/media/pictures/" + "0123456789abcdef".repeat(4) + "-480.jpg");
        assertThat(PictureAddress.read(address.path())).contains(address);
        assertThat(PictureAddress.read(address.path().replace("480", "481"))).isEmpty();
        assertThat(PictureAddress.read("https://example.org" + address.path())).isEmpty();
        assertThat(PictureAddress.ofFile("../" + "0".repeat(64) + "-480.jpg")).isEmpty();
    }

    private static void assertMeasures(Renditions kept, PictureSize size, int width, int height) throws IOException {
        var picture = read(kept.contents().get(size));
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    private static String refused(byte[] sent) {
        return catchThrowableOfType(Refusal.class, () -> Renditions.of(sent)).code();
    }

    private static BufferedImage quarters(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, width, height);
        brush.setColor(Color.RED);
        brush.fillRect(0, 0, width / 2, height / 2);
        brush.dispose();
        return picture;
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        var color = new Color(picture.getRGB(x, y));
        return color.getRed() > 200 && color.getGreen() < 60;
    }

    private static byte[] written(String format, BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    /** Puts a segment with the orientation, and where the photo was taken, behind the start of the file. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        var place = PLACE.getBytes(StandardCharsets.US_ASCII);
        int length = 2 + 6 + 8 + 2 + 12 + 4 + place.length;
        var bytes = ByteBuffer.allocate(jpeg.length + 2 + length);
        bytes.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) length);
        bytes.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        bytes.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        bytes.putShort((short) orientation).putShort((short) 0).putInt(0).put(place);
        bytes.put(jpeg, 2, jpeg.length - 2);
        return bytes.array();
    }

    /** A PNG that has a header and nothing else. */
    private static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
        var crc = new CRC32();
        crc.update(header.array());
        var bytes = ByteBuffer.allocate(8 + 4 + 17 + 4);
        bytes.putLong(0x89504E470D0A1A0AL).putInt(13).put(header.array()).putInt((int) crc.getValue());
        return bytes.array();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
