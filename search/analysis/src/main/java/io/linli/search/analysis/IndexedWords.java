package io.linli.search.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** Analyzer {@code linli_words}: the words of text that is indexed. */
@NamedComponent(IndexedWords.NAME)
public final class IndexedWords implements AnalyzerFactory {

    static final String NAME = "linli_words";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Analyzer create() {
        return new MixedTextAnalyzer(true);
    }
}
