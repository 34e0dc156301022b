package dev.bidbook;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** The loggers, for tests of what is logged. */
public final class TestLog {

    /** Whoever turns loggers up or keeps what they say holds it, as a resource: there is one log for all tests. */
    public static final String LOCK = "log";

    private TestLog() {}

    /** A logger whose level can be set; while another test's thread is still making the first one, it waits. */
    public static Logger of(String name) {
        ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
        while (!(loggers instanceof LoggerContext)) {
            Thread.onSpinWait();
            loggers = LoggerFactory.getILoggerFactory();
        }
        return ((LoggerContext) loggers).getLogger(name);
    }

    /** The logger above all others. */
    public static Logger root() {
        return of(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
