package io.linli.web;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

import io.linli.local.Isolation;
import io.linli.local.LocalStack;
import io.linli.local.Progress;

/** The real servers, shared with whatever else runs, and this test run's own database, index and key prefixes. */
public class LinliStack implements QuarkusTestResourceLifecycleManager {

    private LocalStack stack;
    private Isolation own;

    @Override
    public Map<String, String> start() {
        stack = LocalStack.lease(Progress.silent());
        own = stack.isolated("web-tests");
        return own.environment();
    }

    @Override
    public void stop() {
        own.close();
        stack.close();
    }
}
