package io.linli.search.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Traditional characters become simplified ones, one for one, so that offsets stay true. */
final class SimplifiedFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    SimplifiedFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        char[] characters = term.buffer();
        for (int i = 0; i < term.length(); i++) {
            characters[i] = Han.simplified(characters[i]);
        }
        return true;
    }
}
