package io.linli.web.catalog;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Pictures for tests to send: no two of different colours are the same. */
public final class Drawings {

    private Drawings() {}

    public static byte[] jpeg(int width, int height, Color color) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(color);
        brush.fillRect(0, 0, width, height);
        brush.setColor(Color.WHITE);
        brush.fillOval(width / 4, height / 4, width / 2, height / 2);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
