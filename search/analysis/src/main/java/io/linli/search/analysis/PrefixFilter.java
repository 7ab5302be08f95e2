package io.linli.search.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** Token filter {@code linli_prefix}: the beginnings of each token, for analyzers put together in an index's settings. */
@NamedComponent(PrefixFilter.NAME)
public final class PrefixFilter implements TokenFilterFactory {

    static final String NAME = "linli_prefix";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TokenStream create(TokenStream input) {
        return PrefixAnalyzer.beginnings(input);
    }
}
