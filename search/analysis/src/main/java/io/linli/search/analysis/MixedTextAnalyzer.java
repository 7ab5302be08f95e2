package io.linli.search.analysis;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Words of mixed English and Chinese text; see the package for what is done to them. */
final class MixedTextAnalyzer extends Analyzer {

    /** Words that say nothing of a thing for sale; a shorter list than usual, as "no" and "it" may be part of a name. */
    static final CharArraySet FUNCTION_WORDS = CharArraySet.unmodifiableSet(new CharArraySet(
            List.of("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"), false));

    private static final int PAIRS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private final boolean withSingleCharacters;

    /** @param withSingleCharacters whether Chinese characters also stand alone beside their pairs */
    MixedTextAnalyzer(boolean withSingleCharacters) {
        this.withSingleCharacters = withSingleCharacters;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        var tokenizer = new StandardTokenizer();
        TokenStream words = new QuantitySplitFilter(folded(tokenizer));
        words = new CJKBigramFilter(words, PAIRS, withSingleCharacters);
        words = new StopFilter(words, FUNCTION_WORDS);
        return new TokenStreamComponents(tokenizer, stemmed(words));
    }

    /** KStem knows most words by its dictionary, but keeps some plurals ("oils"): the plain rule for plurals follows. */
    private static TokenStream stemmed(TokenStream words) {
        return new EnglishMinimalStemFilter(new KStemFilter(words));
    }

    @Override
    protected TokenStream normalize(String fieldName, TokenStream text) {
        return folded(text);
    }

    /** One width, lower case, no possessive, no accents, simplified characters. */
    static TokenStream folded(TokenStream text) {
        var latin = new ASCIIFoldingFilter(new EnglishPossessiveFilter(new LowerCaseFilter(new CJKWidthFilter(text))));
        return new SimplifiedFilter(latin);
    }
}
