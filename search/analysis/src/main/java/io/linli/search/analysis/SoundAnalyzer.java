package io.linli.search.analysis;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** What the Chinese in a text may be typed as, one word for each way. */
final class SoundAnalyzer extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        return new TokenStreamComponents(new SoundTokenizer());
    }

    private static final class SoundTokenizer extends Tokenizer {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private Iterator<Sounds.Run> runs = List.<Sounds.Run>of().iterator();
        private Iterator<String> spellings = List.<String>of().iterator();
        private int start;
        private int end;
        private int length;

        @Override
        public boolean incrementToken() {
            while (!spellings.hasNext()) {
                if (!runs.hasNext()) {
                    return false;
                }
                open(runs.next());
            }
            clearAttributes();
            term.append(spellings.next());
            offset.setOffset(correctOffset(start), correctOffset(end));
            return true;
        }

        private void open(Sounds.Run run) {
            spellings = run.spellings().iterator();
            start = run.start();
            end = start + run.characters().length();
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            var text = read(input);
            length = text.length();
            runs = Sounds.runs(text).iterator();
            spellings = List.<String>of().iterator();
        }

        @Override
        public void end() throws IOException {
            super.end();
            offset.setOffset(correctOffset(length), correctOffset(length));
        }

        private static String read(Reader reader) throws IOException {
            var text = new StringBuilder();
            char[] some = new char[512];
            for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
                text.append(some, 0, read);
            }
            return text.toString();
        }
    }
}
