package io.linli.fulfillment.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.picture.Pictures;

class DrawnTest {

    private static final String PLACE = "GPS 31.2304N 121.4737E";

    @Test
    void what_is_kept_of_a_photo_is_what_can_be_seen() throws IOException {
        var sent = withExif(jpeg(quarters(800, 600)), 1);
        assertThat(text(sent)).contains(PLACE).contains("Exif");

        var drawn = Drawn.of(sent, false);

        assertThat(drawn.mediaType()).isEqualTo("image/jpeg");
        assertThat(text(drawn.content())).doesNotContain(PLACE).doesNotContain("Exif");
        assertThat(text(drawn.thumbnail())).doesNotContain(PLACE);
        assertThat(drawn.width()).isEqualTo(800);
        var small = read(drawn.thumbnail());
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(240);
    }

    /** The picture has its red quarter on the upper left; where it is after being turned, the code says. */
    @ParameterizedTest
    @CsvSource({
        "1, 400, 200, false, false", "2, 400, 200, true, false", "3, 400, 200, true, true", "4, 400, 200, false, true",
        "5, 200, 400, false, false", "6, 200, 400, true, false", "7, 200, 400, true, true", "8, 200, 400, false, true"
    })
    void a_photo_is_turned_as_the_camera_was_held(int code, int width, int height, boolean right, boolean below)
            throws IOException {
        var drawn = Drawn.of(withExif(jpeg(quarters(400, 200)), code), false);

        var picture = read(drawn.content());
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        int x = right ? width * 3 / 4 : width / 4;
        int y = below ? height * 3 / 4 : height / 4;
        assertThat(isRed(picture, x, y)).isTrue();
        assertThat(isRed(picture, width - 1 - x, height - 1 - y)).isFalse();
    }

    @Test
    void a_large_photo_is_made_smaller() throws IOException {
        var drawn = Drawn.of(jpeg(quarters(5_000, 3_000)), false);

        assertThat(drawn.width()).isEqualTo(1_600);
        assertThat(drawn.height()).isEqualTo(960);
        assertThat(drawn.content().length).isLessThan(1_000_000);
    }

    @Test
    void a_program_called_a_photo_is_refused() {
        assertThat(refused("MZ\u0090\0 this program cannot be run".getBytes(StandardCharsets.ISO_8859_1), false))
                .isEqualTo("photo-type-unsupported");
        assertThat(refused("<svg onload='alert(1)'/>".getBytes(StandardCharsets.US_ASCII), false))
                .isEqualTo("photo-type-unsupported");
        assertThat(refused(new byte[0], false)).isEqualTo("photo-type-unsupported");
    }

    @Test
    void a_picture_that_says_it_is_enormous_is_refused_before_it_is_unpacked() {
        assertThat(refused(pngHeader(50_000, 50_000), false)).isEqualTo("photo-too-many-pixels");
    }

    @Test
    void a_broken_picture_is_refused() throws IOException {
        var whole = jpeg(quarters(400, 200));
        var half = java.util.Arrays.copyOf(whole, 40);

        assertThat(refused(half, false)).isEqualTo("photo-unreadable");
        assertThat(refused(pngHeader(10, 10), false)).isEqualTo("photo-unreadable");
    }

    @Test
    void too_many_bytes_are_refused() {
        assertThat(refused(new byte[Pictures.MOST_BYTES + 1], false)).isEqualTo("photo-too-large");
    }

    @Test
    void a_signature_is_a_drawing_and_not_an_empty_sheet() throws IOException {
        var sheet = new BufferedImage(680, 260, BufferedImage.TYPE_INT_ARGB);
        assertThat(refused(png(sheet), true)).isEqualTo("signature-empty");
        var brush = sheet.createGraphics();
        brush.setColor(Color.BLACK);
        brush.drawLine(20, 20, 600, 200);
        brush.dispose();

        var drawn = Drawn.of(png(sheet), true);

        assertThat(drawn.mediaType()).isEqualTo("image/png");
        assertThat(drawn.width()).isEqualTo(680);
    }

    private static String refused(byte[] sent, boolean signature) {
        var refusal = new Refusal[1];
        assertThatThrownBy(() -> Drawn.of(sent, signature))
                .isInstanceOfSatisfying(Refusal.class, one -> refusal[0] = one);
        return refusal[0].code();
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

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
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
        bytes.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        bytes.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        bytes.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation);
        bytes.putShort((short) 0).putInt(0).put(place);
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
