package dev.bidbook.blackbox;

import dev.bidbook.TestBidbook;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** One server and its people, and a program of its own for each test. */
final class Teams implements AutoCloseable {

    private final Served server;
    private final Team everybody;
    private final String name;
    private final AtomicInteger programs = new AtomicInteger();

    /** A server whose programs are called so, with a number. */
    Teams(Path folder, String name) throws Exception {
        this.server = new Served(folder, TestBidbook.templates());
        this.everybody = new Team(server, "everybody");
        this.name = name;
    }

    /** The same people in a new program. */
    Team next() throws Exception {
        return new Team(everybody, name + programs.incrementAndGet());
    }

    Served server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
