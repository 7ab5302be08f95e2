package io.linli.catalog.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

import io.linli.catalog.kernel.Refusal;

/**
 * Pictures that somebody sent, drawn anew. What they are is told by their first bytes, never by a name; how large they are is read
 * before anything is unpacked, and a large one is read only every so many pixels. What is kept is what was drawn: no metadata,
 * nothing behind the picture. Pure, and slow: for a worker thread, that of {@link DrawPictures}.
 */
public final class Pictures {

    public static final int MOST_BYTES = 10 * 1024 * 1024;

    /** More than any phone takes by default; a progressive one of this size takes 240 MB to unpack. */
    public static final long MOST_PIXELS = 40_000_000;

    /** Of a JPEG; usual ones have up to a dozen, and each costs as much as the whole picture. */
    static final int MOST_SCANS = 500;

    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;

    /** Where a RIFF file says what kind it is. */
    private static final int RIFF_KIND = 8;

    private static final float QUALITY = 0.82f;

    private Pictures() {}

    /**
     * A picture as it is seen: upright, on white, no side longer than said, never enlarged.
     *
     * <p>Refuses with: {@code photo-too-large}, {@code photo-type-unsupported}, {@code photo-too-many-pixels}, {@code
     * photo-unreadable}.
     *
     * @param side of what is answered, in pixels
     */
    public static BufferedImage read(byte[] sent, int side) {
        if (sent.length > MOST_BYTES) {
            throw tooLarge();
        }
        if (scans(sent) > MOST_SCANS) {
            throw unreadable();
        }
        try {
            return upright(sent, side);
        } catch (Refusal told) {
            throw told;
        } catch (IOException | RuntimeException broken) {
            // Decoders and colour profiles throw whatever they stumble over in broken bytes.
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return new Refusal(Refusal.Kind.UNPROCESSABLE, "photo-unreadable", "This picture cannot be read.");
    }

    /** Within what is coded no marker stands; elsewhere, and in other formats, a few of these bytes may stand by chance. */
    private static int scans(byte[] sent) {
        int scans = 0;
        for (int at = 1; at < sent.length; at++) {
            if ((sent[at - 1] & 0xFF) == MARKER && (sent[at] & 0xFF) == START_OF_SCAN) {
                scans++;
            }
        }
        return scans;
    }

    /** What is said of a picture of more than {@value #MOST_BYTES} bytes. */
    public static Refusal tooLarge() {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "photo-too-large",
                "A picture has at most 10 MB.",
                Map.of("mostBytes", MOST_BYTES));
    }

    /** The same with no side longer than this. */
    public static BufferedImage within(BufferedImage picture, int side) {
        return scaled(picture, side, Orientation.UPRIGHT);
    }

    private static ImageReader reader(byte[] sent) throws IOException {
        if (starts(sent, 0, 0xFF, 0xD8, 0xFF)) {
            return ImageIO.getImageReadersByFormatName("jpeg").next();
        }
        if (starts(sent, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return ImageIO.getImageReadersByFormatName("png").next();
        }
        if (starts(sent, 0, 'R', 'I', 'F', 'F') && starts(sent, RIFF_KIND, 'W', 'E', 'B', 'P')) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        throw new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "photo-type-unsupported",
                "Only JPEG, PNG and WebP pictures are taken, whatever they are called.");
    }

    private static boolean starts(byte[] sent, int from, int... bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (from + at >= sent.length || (sent[from + at] & 0xFF) != bytes[at]) {
                return false;
            }
        }
        return true;
    }

    /** As large as is needed at most twice over, and turned as the camera was. */
    private static BufferedImage upright(byte[] sent, int side) throws IOException {
        var reader = reader(sent);
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(stream, true, true);
            var read = read(reader, side);
            return scaled(read, side, Orientation.of(sent));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, int side) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "photo-too-many-pixels",
                    "A picture has at most 40 million pixels.",
                    Map.of("mostPixels", MOST_PIXELS));
        }
        int every = (int) Math.max(1, Math.max(width, height) / (2L * side));
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, how);
    }

    private static BufferedImage scaled(BufferedImage read, int side, Orientation orientation) {
        double scale = Math.min(1.0, (double) side / Math.max(read.getWidth(), read.getHeight()));
        int width = Math.max(1, (int) Math.round(read.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(read.getHeight() * scale));
        var turned = orientation.sideways()
                ? new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB)
                : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var transform = orientation.upright(width, height);
        transform.concatenate(
                AffineTransform.getScaleInstance((double) width / read.getWidth(), (double) height / read.getHeight()));
        paint(turned, read, transform);
        return turned;
    }

    private static void paint(BufferedImage onto, BufferedImage picture, AffineTransform transform) {
        Graphics2D brush = onto.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, onto.getWidth(), onto.getHeight());
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(picture, transform, null);
        brush.dispose();
    }

    public static byte[] png(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("it is written to memory", impossible);
        }
        return bytes.toByteArray();
    }

    public static byte[] jpeg(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException("it is written to memory", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
