package dev.bidbook.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The log of one command: {@code logs/bidbook.<day>.log} in the data folder, where stack traces go. What people see on the terminal is
 * set in {@code logback.xml}.
 */
final class Logging implements AutoCloseable {

    /** What the file keeps, in days. */
    private static final int DAYS_KEPT = 30;

    private final Logger root;
    private final Appender<ILoggingEvent> file;

    private Logging(Logger root, Appender<ILoggingEvent> file) {
        this.root = root;
        this.file = file;
    }

    /** Begins to log into the data folder; several processes may do so at once. */
    static Logging into(Path data) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{30} %msg%n%ex");
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file " + data);
        appender.setEncoder(encoder);
        appender.setPrudent(true);
        // Below it the HTTP server says the headers and bodies of requests, with what opens doors, whoever asked it to.
        appender.addFilter(fromInfoOn(context));
        TimeBasedRollingPolicy<ILoggingEvent> policy = new TimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(data.resolve("logs").toString().replace('\\', '/') + "/bidbook.%d{yyyy-MM-dd}.log");
        policy.setMaxHistory(DAYS_KEPT);
        policy.start();
        appender.setRollingPolicy(policy);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        return new Logging(root, appender);
    }

    /** Shows what goes on in a server on the terminal as well, not only what goes wrong. */
    static void showProceedings() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Appender<ILoggingEvent> terminal = root.getAppender("terminal");
        if (terminal != null) {
            terminal.clearAllFilters();
            terminal.addFilter(fromInfoOn(context));
        }
    }

    private static ThresholdFilter fromInfoOn(LoggerContext context) {
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(Level.INFO.levelStr);
        filter.setContext(context);
        filter.start();
        return filter;
    }

    @Override
    public void close() {
        root.detachAppender(file);
        file.stop();
    }
}
