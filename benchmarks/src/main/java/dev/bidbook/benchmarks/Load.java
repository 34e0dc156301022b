package dev.bidbook.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Puts a running server under load: people who look for what changed, send answers, and now and then download a
 * workbook. Prints, for each kind of request, how many there were a second and how long they took. Answers are written
 * into the sheet, so run it against the demo.
 */
final class Load {

    private static final int CELLS_SENT = 3;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String sheet;
    private final List<String> keys = new ArrayList<>();
    private final Map<String, List<Double>> times = new TreeMap<>();

    private Load(String sheet) throws IOException, InterruptedException {
        this.sheet = sheet;
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(URI.create(sheet)).build());
        json.readTree(response.body())
                .path("rows")
                .forEach(row -> keys.add(row.path("key").asText()));
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(sheet + " has no rows");
        }
    }

    /**
     * Runs the load.
     *
     * @param arguments the sheet's address, such as {@code
     *     http://127.0.0.1:8420/api/v1/sheets/weekly-review/harbor-transit/2026-W47}, how many people, how many seconds
     */
    public static void main(String[] arguments) throws Exception {
        Load load = new Load(arguments[0]);
        load.run(Integer.parseInt(arguments[1]), Duration.ofSeconds(Long.parseLong(arguments[2])));
    }

    private void run(int people, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService executor = Executors.newFixedThreadPool(people);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                Random random = new Random(i);
                running.add(executor.submit(() -> {
                    while (System.nanoTime() < end) {
                        one(random);
                    }
                    return null;
                }));
            }
            for (Future<?> person : running) {
                person.get();
            }
        } finally {
            executor.shutdown();
            executor.awaitTermination(1, TimeUnit.MINUTES);
        }
        print(time);
    }

    private void one(Random random) throws IOException, InterruptedException {
        int kind = random.nextInt(100);
        if (kind < 60) {
            measured(
                    "rows, whole sheet",
                    HttpRequest.newBuilder(URI.create(sheet)).build(),
                    200);
        } else if (kind < 95) {
            HttpRequest.BodyPublisher body =
                    HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(answers(random)));
            measured(
                    "submission",
                    HttpRequest.newBuilder(URI.create(sheet + "/submissions"))
                            .header("Content-Type", "application/json")
                            .POST(body)
                            .build(),
                    201);
        } else {
            measured(
                    "workbook",
                    HttpRequest.newBuilder(URI.create(sheet + "/workbook")).build(),
                    200);
        }
    }

    private JsonNode answers(Random random) {
        ObjectNode body = json.createObjectNode();
        for (int i = 0; i < CELLS_SENT; i++) {
            ObjectNode row = body.withArray("rows").addObject();
            row.put("key", keys.get(random.nextInt(keys.size())));
            row.putObject("values").put("Comment", "Asked again, " + random.nextInt(1_000_000));
        }
        return body;
    }

    private void measured(String what, HttpRequest request, int expected) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<byte[]> response = send(request);
        double milliseconds = (System.nanoTime() - begin) / 1e6;
        // Two people may well write the same cell at once: that is an answer, not a failure.
        String name = response.statusCode() == expected ? what : what + ", answered " + response.statusCode();
        synchronized (times) {
            times.computeIfAbsent(name, key -> Collections.synchronizedList(new ArrayList<>()))
                    .add(milliseconds);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private void print(Duration time) {
        System.out.println("| request | a second | median ms | 95 % within ms |");
        System.out.println("|---|---|---|---|");
        times.forEach((what, taken) -> {
            List<Double> sorted = taken.stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f |%n",
                    what,
                    sorted.size() / (double) time.toSeconds(),
                    sorted.get(sorted.size() / 2),
                    sorted.get((int) (sorted.size() * 0.95)));
        });
    }
}
