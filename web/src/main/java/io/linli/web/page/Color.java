package io.linli.web.page;

import java.util.regex.Pattern;

/**
 * A colour of the screen. Knows how well it can be read on another.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
record Color(int red, int green, int blue) {

    static final Color WHITE = new Color(255, 255, 255);
    static final Color BLACK = new Color(0, 0, 0);
    /** The ground most text stands on, token {@code --paper}. */
    static final Color PAPER = new Color(250, 246, 239);
    /** Least contrast of text for level AA. Source: WCAG 2.2, success criterion 1.4.3. */
    static final double READABLE = 4.5;

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{6}");
    private static final int STEPS = 100;

    /** @param hex six hexadecimal digits, lower case, without a hash */
    static Color of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a colour: " + hex);
        }
        int value = Integer.parseInt(hex, 16);
        return new Color(value >> 16, value >> 8 & 0xff, value & 0xff);
    }

    static boolean isHex(String text) {
        return HEX.matcher(text).matches();
    }

    String hex() {
        return "%02x%02x%02x".formatted(red, green, blue);
    }

    /** @param percent of the other: 0 is this colour, 100 the other */
    Color mix(Color other, int percent) {
        return new Color(
                mix(red, other.red, percent), mix(green, other.green, percent), mix(blue, other.blue, percent));
    }

    /** The nearest darker shade that can be read on the ground, itself where it can be already. */
    Color readableOn(Color ground) {
        Color shade = this;
        for (int percent = 0; percent <= STEPS && shade.contrast(ground) < READABLE; percent++) {
            shade = mix(BLACK, percent);
        }
        return shade;
    }

    /** Between 1 and 21. Source: WCAG 2.2, definition of contrast ratio. */
    double contrast(Color other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** Source: WCAG 2.2, definition of relative luminance. */
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int mix(int from, int to, int percent) {
        return (from * (100 - percent) + to * percent + 50) / 100;
    }
}
