package io.linli.web.feed;

import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** All that is logged while it is open. */
final class LogOfTheTest extends Handler implements AutoCloseable {

    private final StringBuffer lines = new StringBuffer();
    private final Logger root = LogManager.getLogManager().getLogger("");

    private LogOfTheTest() {}

    static LogOfTheTest begin() {
        var log = new LogOfTheTest();
        log.root.addHandler(log);
        return log;
    }

    String text() {
        return lines.toString();
    }

    @Override
    public void publish(LogRecord line) {
        lines.append(ExtLogRecord.wrap(line).getFormattedMessage()).append('\n');
        for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) {
            lines.append(cause).append('\n');
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
