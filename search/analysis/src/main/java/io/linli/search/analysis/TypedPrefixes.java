package io.linli.search.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** Analyzer {@code linli_typed}: the beginnings of words somebody has typed so far, to be found among {@code linli_prefixes}. */
@NamedComponent(TypedPrefixes.NAME)
public final class TypedPrefixes implements AnalyzerFactory {

    static final String NAME = "linli_typed";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Analyzer create() {
        return new PrefixAnalyzer(true);
    }
}
