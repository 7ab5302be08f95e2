package io.linli.catalog.feed;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a file, one after the other, with their numbers; lines can be put back. However long a line is, no more than
 * {@value #LONGEST} characters of it, or as many as is said, are held.
 */
final class FeedLines implements Closeable {

    static final int LONGEST = 65_536;

    private static final int BUFFER = 16_384;

    private final Reader reader;
    private final int longest;
    private final Deque<Line> putBack = new ArrayDeque<>();
    private final char[] buffer = new char[BUFFER];
    private int position;
    private int filled;
    private long number;
    private boolean skipLineFeed;

    FeedLines(Reader reader) {
        this(reader, LONGEST);
    }

    /** @param longest how many characters of a line are held */
    FeedLines(Reader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    /**
     * A line without its end.
     *
     * @param number from 1
     * @param whole false when its text is only the beginning
     */
    record Line(long number, String text, boolean whole) {}

    /** The next line; empty at the end of the file. */
    Optional<Line> next() throws IOException {
        return putBack.isEmpty() ? read() : Optional.of(putBack.pop());
    }

    /** These lines come next, in their order. */
    void putBack(List<Line> lines) {
        for (int index = lines.size() - 1; index >= 0; index--) {
            putBack.push(lines.get(index));
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Optional<Line> read() throws IOException {
        if (!fill()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        boolean whole = true;
        boolean ended = false;
        while (!ended && fill()) {
            int start = position;
            while (position < filled && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            int kept = Math.min(position - start, longest - text.length());
            whole &= kept == position - start;
            text.append(buffer, start, kept);
            ended = position < filled;
        }
        if (ended) {
            skipLineFeed = buffer[position] == '\r';
            position++;
        }
        number++;
        return Optional.of(new Line(number, text.toString(), whole));
    }

    /** Makes sure that there is a character to read; false at the end. */
    private boolean fill() throws IOException {
        while (true) {
            if (position == filled) {
                filled = reader.read(buffer);
                position = 0;
                if (filled <= 0) {
                    filled = 0;
                    return false;
                }
            }
            if (!skipLineFeed) {
                return true;
            }
            skipLineFeed = false;
            if (buffer[position] != '\n') {
                return true;
            }
            position++;
        }
    }
}
