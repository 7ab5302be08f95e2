package io.linli.search.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** The beginnings of each word, folded but not stemmed, for suggestions while typing. */
final class PrefixAnalyzer extends Analyzer {

    static final int SHORTEST_PREFIX = 1;
    static final int LONGEST_PREFIX = 16;

    private final boolean whole;

    /** @param whole give out the words as they are (what is being typed) instead of their beginnings (what is indexed) */
    PrefixAnalyzer(boolean whole) {
        this.whole = whole;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        var tokenizer = new StandardTokenizer();
        var words = new QuantitySplitFilter(MixedTextAnalyzer.folded(tokenizer));
        return new TokenStreamComponents(tokenizer, whole ? words : beginnings(words));
    }

    @Override
    protected TokenStream normalize(String fieldName, TokenStream text) {
        return MixedTextAnalyzer.folded(text);
    }

    /** Words longer than the longest prefix are kept whole as well. */
    static TokenStream beginnings(TokenStream words) {
        return new EdgeNGramTokenFilter(words, SHORTEST_PREFIX, LONGEST_PREFIX, true);
    }
}
