package io.linli.search.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** Analyzer {@code linli_sound}: what the Chinese in text that is indexed may be typed as with Latin letters. */
@NamedComponent(IndexedSounds.NAME)
public final class IndexedSounds implements AnalyzerFactory {

    static final String NAME = "linli_sound";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Analyzer create() {
        return new SoundAnalyzer();
    }
}
