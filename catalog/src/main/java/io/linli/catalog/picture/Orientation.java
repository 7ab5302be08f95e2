package io.linli.catalog.picture;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera was held, 1 to 8. Source: Exif 2.32, tag 274 of the first directory; the file's segments as in JPEG (ITU T.81,
 * annex B).
 */
record Orientation(int code) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final int MARKER = 0xFF;
    private static final int EXIF_SEGMENT = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    /** Upright where the file does not say, or not readably. */
    static Orientation of(byte[] file) {
        try {
            return find(ByteBuffer.wrap(file));
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            return UPRIGHT;
        }
    }

    private static Orientation find(ByteBuffer file) {
        int at = 2;
        while ((file.get(at) & 0xFF) == MARKER && (file.get(at + 1) & 0xFF) != START_OF_SCAN) {
            int length = file.getShort(at + 2) & 0xFFFF;
            if ((file.get(at + 1) & 0xFF) == EXIF_SEGMENT && isExif(file, at + 4)) {
                return inDirectory(file.slice(at + 4 + EXIF.length, length - 2 - EXIF.length));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static boolean isExif(ByteBuffer file, int at) {
        for (int index = 0; index < EXIF.length; index++) {
            if (file.get(at + index) != EXIF[index]) {
                return false;
            }
        }
        return true;
    }

    private static Orientation inDirectory(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + entry * ENTRY_BYTES;
            if ((tiff.getShort(at) & 0xFFFF) == TAG) {
                int code = tiff.getShort(at + 8) & 0xFFFF;
                return code >= 1 && code <= 8 ? new Orientation(code) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether width and height change places. */
    boolean sideways() {
        return code >= 5;
    }

    /** Turns a picture of this width and height the right way up. */
    AffineTransform upright(int width, int height) {
        return switch (code) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
