package io.linli.fulfillment.job;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

import io.linli.catalog.kernel.Refusal;

/**
 * Pictures that somebody sent, drawn anew. What they are is told by their first bytes, never by a name; how large they are is read
 * before anything is unpacked, and a large one is read only every so many pixels. What is kept is what was drawn: no metadata,
 * nothing behind the picture. Pure, and slow: for a worker thread.
 */
final class Pictures {

    static final int MOST_BYTES = 10 * 1024 * 1024;

    /** More than any phone takes by default; a progressive one of this size takes 240 MB to unpack. */
    static final long MOST_PIXELS = 40_000_000;

    static final int LONGEST_SIDE = 1_600;
    static final int THUMBNAIL = 320;
    static final int SIGNATURE = 900;

    private static final float QUALITY = 0.82f;
    private static final int LEAST_INK = 30;
    private static final int DARK = 0x90;

    private Pictures() {}

    /**
     * Refuses with: {@code photo-too-large}, {@code photo-type-unsupported}, {@code photo-too-many-pixels}, {@code
     * photo-unreadable}, {@code signature-empty}.
     */
    static Drawn draw(byte[] sent, boolean signature) {
        if (sent.length > MOST_BYTES) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "photo-too-large",
                    "A picture has at most 10 MB.",
                    Map.of("mostBytes", MOST_BYTES));
        }
        var format = format(sent);
        try {
            return drawn(upright(sent, format, signature ? SIGNATURE : LONGEST_SIDE), signature);
        } catch (IOException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | NegativeArraySizeException broken) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, "photo-unreadable", "This picture cannot be read.");
        }
    }

    private static String format(byte[] sent) {
        if (starts(sent, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        if (starts(sent, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return "png";
        }
        throw new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "photo-type-unsupported",
                "Only JPEG and PNG pictures are taken, whatever they are called.");
    }

    private static boolean starts(byte[] sent, int... bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (at >= sent.length || (sent[at] & 0xFF) != bytes[at]) {
                return false;
            }
        }
        return true;
    }

    /** As large as is needed at most twice over, and turned as the camera was. */
    private static BufferedImage upright(byte[] sent, String format, int side) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
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

    private static Drawn drawn(BufferedImage picture, boolean signature) throws IOException {
        if (signature && ink(picture) < LEAST_INK) {
            throw new Refusal(Refusal.Kind.INVALID, "signature-empty", "Nothing was signed.");
        }
        var small = scaled(picture, THUMBNAIL, Orientation.UPRIGHT);
        return new Drawn(
                signature ? "image/png" : DrawPictures.JPEG,
                picture.getWidth(),
                picture.getHeight(),
                signature ? png(picture) : jpeg(picture),
                jpeg(small));
    }

    private static int ink(BufferedImage picture) {
        int dark = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int color = picture.getRGB(x, y);
                if ((color >> 8 & 0xFF) < DARK) {
                    dark++;
                }
            }
        }
        return dark;
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
