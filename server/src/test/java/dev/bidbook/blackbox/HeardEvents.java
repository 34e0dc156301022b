package dev.bidbook.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who listens to events: from the moment this is made, nothing that is told to them is missed. */
final class HeardEvents implements AutoCloseable {

    private static final String DATA = "data: ";

    private final InputStream body;
    private final BufferedReader reader;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    /** Listens with the token of somebody, and returns once the stream's first bytes are there. */
    HeardEvents(PeopleServer server, String person) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.server.port() + "/api/v1/events"))
                .header("Authorization", "Bearer " + server.token(person))
                .build();
        HttpResponse<InputStream> answer = server.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        body = answer.body();
        reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        String first = reader.readLine();
        if (answer.statusCode() != 200 || first == null || !first.startsWith("retry:")) {
            throw new AssertionError(answer.statusCode() + ": " + first);
        }
        Thread thread = new Thread(this::read, "heard by " + person);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(DATA)) {
                    events.add(line.substring(DATA.length()));
                }
            }
        } catch (IOException e) {
            // The test has heard enough.
        }
    }

    /** All that is told until an event of this sheet comes, which is the last of them. */
    List<String> until(String sheet) throws InterruptedException {
        List<String> heard = new ArrayList<>();
        String last = "";
        while (!last.contains("\"" + sheet + "\"")) {
            last = events.poll(30, TimeUnit.SECONDS);
            if (last == null) {
                throw new AssertionError("no event of " + sheet + ", only " + heard);
            }
            heard.add(last);
        }
        return heard;
    }

    @Override
    public void close() {
        try {
            // Not the reader: it would wait for the line that somebody is still reading.
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
