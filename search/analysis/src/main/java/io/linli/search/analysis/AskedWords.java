package io.linli.search.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** Analyzer {@code linli_query}: the words of what somebody searches for. */
@NamedComponent(AskedWords.NAME)
public final class AskedWords implements AnalyzerFactory {

    static final String NAME = "linli_query";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Analyzer create() {
        return new MixedTextAnalyzer(false);
    }
}
