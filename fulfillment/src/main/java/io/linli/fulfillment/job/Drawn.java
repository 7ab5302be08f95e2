package io.linli.fulfillment.job;

import java.awt.image.BufferedImage;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.picture.Pictures;

/**
 * A picture drawn anew: nothing of the file it was sent in is left but what can be seen.
 *
 * @param mediaType {@code image/jpeg} or {@code image/png}
 */
public record Drawn(String mediaType, int width, int height, byte[] content, byte[] thumbnail) {

    static final String JPEG = "image/jpeg";

    private static final String PNG = "image/png";
    private static final int LONGEST_SIDE = 1_600;
    private static final int THUMBNAIL = 320;
    private static final int SIGNATURE = 900;
    private static final int LEAST_INK = 30;
    private static final int DARK = 0x90;

    /** Slow. Refuses with what {@link Pictures#read} refuses with, and: {@code signature-empty}. */
    static Drawn of(byte[] sent, boolean signature) {
        var picture = Pictures.read(sent, signature ? SIGNATURE : LONGEST_SIDE);
        if (signature && ink(picture) < LEAST_INK) {
            throw new Refusal(Refusal.Kind.INVALID, "signature-empty", "Nothing was signed.");
        }
        return new Drawn(
                signature ? PNG : JPEG,
                picture.getWidth(),
                picture.getHeight(),
                signature ? Pictures.png(picture) : Pictures.jpeg(picture),
                Pictures.jpeg(Pictures.within(picture, THUMBNAIL)));
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
}
