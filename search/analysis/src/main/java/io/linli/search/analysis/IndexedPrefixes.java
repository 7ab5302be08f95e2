package io.linli.search.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** Analyzer {@code linli_prefixes}: the beginnings of the words of text that is indexed for suggestions. */
@NamedComponent(IndexedPrefixes.NAME)
public final class IndexedPrefixes implements AnalyzerFactory {

    static final String NAME = "linli_prefixes";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Analyzer create() {
        return new PrefixAnalyzer(false);
    }
}
