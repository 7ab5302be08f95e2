package io.linli.web.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import io.linli.web.LinliStack;
import io.linli.web.running.RunningProduct;

/** The real servers, with a switch in the line to Elasticsearch. */
public final class StackWithSwitch extends LinliStack {

    private static final String HOSTS = "LINLI_ELASTICSEARCH_HOSTS";

    private static Switch line;

    /** The one of the running test. */
    static Switch line() {
        return line;
    }

    @Override
    public Map<String, String> start() {
        var environment = new HashMap<>(super.start());
        var host = environment.get(HOSTS);
        try {
            line = new Switch(
                    RunningProduct.lastingPort(), Integer.parseInt(host.substring(host.lastIndexOf(':') + 1)));
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        environment.put(HOSTS, "127.0.0.1:" + line.port());
        return environment;
    }

    @Override
    public void stop() {
        line.close();
        super.stop();
    }
}
