package io.linli.local.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The parts of a mail that a person reads. Source: RFC 2045 (encodings), RFC 2046 (multipart), RFC 2047 (encoded words in headers).
 * Raw mails are texts of one character a byte.
 */
final class Mime {

    private static final Pattern ENCODED_WORD =
            Pattern.compile("=\\?([^?]+)\\?([bBqQ])\\?([^?]*)\\?=(?:\\s+(?==\\?))?");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)");
    private static final int DEEPEST = 5;
    private static final int HEXADECIMAL = 16;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final Map<String, String> headers;

    private Mime(String raw) {
        headers = headers(raw);
        read(raw, 0);
    }

    static Mime of(String raw) {
        return new Mime(raw);
    }

    Map<String, String> headers() {
        return headers;
    }

    String text() {
        return text.toString();
    }

    String html() {
        return html.toString();
    }

    private void read(String part, int depth) {
        var own = headers(part);
        var type = own.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
        var boundary = BOUNDARY.matcher(own.getOrDefault("content-type", ""));
        if (type.startsWith("multipart/") && boundary.find() && depth < DEEPEST) {
            var mark = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
            var pieces = ("\r\n" + body(part)).split("\r\n--" + Pattern.quote(mark));
            for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
                read(pieces[i].replaceFirst("^[ \t]*\r\n", ""), depth + 1);
            }
        } else if (type.startsWith("text/html")) {
            html.append(decoded(body(part), own));
        } else if (type.startsWith("text/plain")) {
            text.append(decoded(body(part), own));
        }
    }

    /** Unfolded, decoded. */
    private static Map<String, String> headers(String raw) {
        var found = new LinkedHashMap<String, String>();
        for (var line :
                raw.split("\r\n\r\n", 2)[0].replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                found.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        words(line.substring(colon + 1).strip()));
            }
        }
        return found;
    }

    private static String body(String raw) {
        var halves = raw.split("\r\n\r\n", 2);
        return halves.length < 2 ? "" : halves[1];
    }

    private static String decoded(String body, Map<String, String> headers) {
        var charset = CHARSET.matcher(headers.getOrDefault("content-type", ""));
        var encoding = headers.getOrDefault("content-transfer-encoding", "8bit").toLowerCase(Locale.ROOT);
        var bytes =
                switch (encoding) {
                    case "base64" -> Base64.getMimeDecoder().decode(body);
                    case "quoted-printable" -> quoted(body.replace("=\r\n", ""), '=');
                    default -> body.getBytes(ISO_8859_1);
                };
        return new String(bytes, charset(charset.find() ? charset.group(1) : "UTF-8")).replace("\r\n", "\n");
    }

    private static String words(String value) {
        return ENCODED_WORD.matcher(value).replaceAll(word -> {
            var bytes = "b".equalsIgnoreCase(word.group(2))
                    ? Base64.getDecoder().decode(word.group(3))
                    : quoted(word.group(3).replace('_', ' '), '=');
            return java.util.regex.Matcher.quoteReplacement(new String(bytes, charset(word.group(1))));
        });
    }

    /** What is no code stays as it is. */
    private static byte[] quoted(String text, char mark) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == mark && isCode(text, i + 1)) {
                bytes.write(Integer.parseInt(text, i + 1, i + 3, HEXADECIMAL));
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isCode(String text, int at) {
        return at + 1 < text.length()
                && Character.digit(text.charAt(at), HEXADECIMAL) >= 0
                && Character.digit(text.charAt(at + 1), HEXADECIMAL) >= 0;
    }

    private static Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
