package io.linli.catalog.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import io.linli.catalog.kernel.Refusal;

/**
 * Makes sure that a stored feed is UTF-8 text before any row of it is applied, and says what it seems to be otherwise.
 * Blocking.
 */
final class FeedEncoding {

    /** Stands for bytes that are not UTF-8; no text holds it. */
    static final char NOT_DECODED = '\uffff';

    private static final int BUFFER = 65_536;
    private static final int SAMPLE = 8_192;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private FeedEncoding() {}

    /**
     * The text behind the byte order mark, if there is one; the caller closes it.
     *
     * <p>Refuses with: {@code feed-empty}, {@code wrong-format} (a workbook or an archive), {@code wrong-encoding} with the
     * facts {@code encoding} and {@code line}, {@code too-many-rows}.
     *
     * @param mostLines how many lines the file may have
     */
    static Reader open(Path file, long mostLines) throws IOException {
        check(file, mostLines);
        var bytes = Files.newInputStream(file);
        var start = bytes.readNBytes(UTF_8_MARK.length);
        if (!Arrays.equals(start, UTF_8_MARK)) {
            bytes.close();
            return new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
        }
        return new InputStreamReader(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The same for a feed whose lines stand each for itself: bytes that are not UTF-8 come as {@link #NOT_DECODED} and cost
     * their line only. Refuses with: {@code feed-empty}, {@code wrong-format}, {@code wrong-encoding} (UTF-16), {@code
     * too-many-rows}.
     */
    static Reader openLenient(Path file, long mostLines) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            var sample = bytes.readNBytes(SAMPLE);
            refuseOtherFormats(sample);
            refuseUtf16(sample);
        }
        refuseTooMany(lines(file), mostLines);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(NOT_DECODED));
        var bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        bytes.mark(UTF_8_MARK.length);
        if (!Arrays.equals(bytes.readNBytes(UTF_8_MARK.length), UTF_8_MARK)) {
            bytes.reset();
        }
        return new InputStreamReader(bytes, decoder);
    }

    /** The bytes of a line break are part of no other character. */
    private static long lines(Path file) throws IOException {
        long feeds = 0;
        long returns = 0;
        var buffer = new byte[BUFFER];
        try (var bytes = Files.newInputStream(file)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                for (int index = 0; index < read; index++) {
                    feeds += buffer[index] == '\n' ? 1 : 0;
                    returns += buffer[index] == '\r' ? 1 : 0;
                }
            }
        }
        return 1 + Math.max(feeds, returns);
    }

    private static void refuseTooMany(long lines, long mostLines) {
        if (lines > mostLines) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "too-many-rows",
                    "The file has " + lines + " lines; at most " + mostLines + " are possible. Divide it.",
                    Map.of("lines", lines, "most", mostLines));
        }
    }

    private static void check(Path file, long mostLines) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            var sample = bytes.readNBytes(SAMPLE);
            refuseOtherFormats(sample);
            refuseUtf16(sample);
        }
        try (var bytes = Files.newInputStream(file)) {
            refuseTooMany(decode(bytes), mostLines);
        }
    }

    private static void refuseOtherFormats(byte[] sample) {
        if (sample.length == 0) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, "feed-empty", "The file is empty.");
        }
        if (sample.length > 3 && sample[0] == 'P' && sample[1] == 'K' && sample[2] == 3 && sample[3] == 4) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "wrong-format",
                    "The file is a workbook or a zip archive; save the sheet as CSV (UTF-8).");
        }
    }

    /** By its byte order mark, or by the zero byte beside nearly every Latin letter. */
    private static void refuseUtf16(byte[] sample) {
        boolean marked = sample.length > 1
                && (sample[0] == (byte) 0xFF && sample[1] == (byte) 0xFE
                        || sample[0] == (byte) 0xFE && sample[1] == (byte) 0xFF);
        int zeros = 0;
        for (byte each : sample) {
            zeros += each == 0 ? 1 : 0;
        }
        if (marked || zeros > sample.length / 4) {
            throw wrong("UTF-16", 1);
        }
    }

    /** Decodes all of it; answers with the number of lines. */
    private static long decode(InputStream bytes) throws IOException {
        var decoder = strict(StandardCharsets.UTF_8.newDecoder());
        var in = ByteBuffer.allocate(BUFFER);
        var out = CharBuffer.allocate(BUFFER);
        long lines = 1;
        boolean ended = false;
        while (!ended) {
            int read = bytes.read(in.array(), in.position(), in.remaining());
            ended = read < 0;
            in.position(in.position() + Math.max(read, 0)).flip();
            var result = decoder.decode(in, out, ended);
            lines += lineBreaks(out.flip());
            out.clear();
            if (result.isError()) {
                throw wrong(guess(in), lines);
            }
            in.compact();
        }
        return lines;
    }

    private static long lineBreaks(CharBuffer text) {
        long feeds = 0;
        long returns = 0;
        for (int index = 0; index < text.length(); index++) {
            feeds += text.charAt(index) == '\n' ? 1 : 0;
            returns += text.charAt(index) == '\r' ? 1 : 0;
        }
        return Math.max(feeds, returns);
    }

    /** What text that is not UTF-8 seems to be, judged from the first bytes that are not. */
    private static String guess(ByteBuffer atError) {
        var rest = new byte[Math.min(atError.remaining(), SAMPLE)];
        atError.get(rest);
        return Gb18030.looksLike(rest) ? "GB18030" : "unknown";
    }

    static CharsetDecoder strict(CharsetDecoder decoder) {
        return decoder.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Refusal wrong(String encoding, long line) {
        var seems = encoding.equals("unknown")
                ? "The file is not UTF-8 text: line " + line + " holds bytes that UTF-8 does not have."
                : "The file is written in " + encoding + ", not in UTF-8.";
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "wrong-encoding",
                seems + " Save it as CSV UTF-8 and import it again; nothing was changed.",
                Map.of("encoding", encoding, "line", line));
    }
}
