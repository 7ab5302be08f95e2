package io.linli.catalog.feed;

/**
 * Tells Chinese text in GB18030 (GBK, GB2312) from other bytes that are not UTF-8, such as Latin-1: there, what is not ASCII
 * comes in pairs of which nearly all lie in the plane of the common characters.
 */
final class Gb18030 {

    /** Of a hundred pairs, how many must be common ones; a Latin-1 text hardly has any. */
    private static final int LEAST_COMMON_PERCENT = 80;

    private Gb18030() {}

    /** @param bytes a piece of text that begins with the first byte that is not ASCII */
    static boolean looksLike(byte[] bytes) {
        int pairs = 0;
        int common = 0;
        for (int index = 0; index + 1 < bytes.length; index++) {
            int lead = bytes[index] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int trail = bytes[index + 1] & 0xFF;
            pairs++;
            common += lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1 && trail <= 0xFE ? 1 : 0;
            index++;
        }
        return pairs > 0 && common * 100 >= pairs * LEAST_COMMON_PERCENT;
    }
}
