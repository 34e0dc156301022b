package dev.bidbook.http;

import dev.bidbook.communication.Addresses;
import dev.bidbook.mail.MailAddress;
import dev.bidbook.people.Act;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people get their mail: one's own address, and everybody's for administrators. */
final class AddressRoutes {

    private static final int LONGEST = 1_000;
    private static final int LONGEST_NAME = 200;

    private final Addresses addresses;
    private final Path folder;
    private final HttpLimits limits;

    AddressRoutes(Addresses addresses, Path folder, HttpLimits limits) {
        this.addresses = addresses;
        this.folder = folder;
        this.limits = limits;
    }

    void register(Routes routes) {
        routes.get("/api/v1/addresses", Act.ADMINISTER, this::list);
        routes.patch("/api/v1/addresses", Act.ADMINISTER, this::change);
        routes.get("/api/v1/account/address", Act.BE_HERE, this::own);
        routes.post("/api/v1/account/address", Act.BE_HERE, this::changeOwn);
    }

    private void list(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        context.status(200).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("addresses");
            for (Addresses.Entry entry : addresses.all()) {
                json.writeStringField(entry.person(), entry.address().text());
            }
            json.writeEndObject();
            json.writeEndObject();
        }));
    }

    private void change(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            Map<String, Optional<MailAddress>> wanted = JsonInput.read(body.file(), limits, in -> {
                Map<String, Optional<MailAddress>> read = new LinkedHashMap<>();
                in.object("The body", null, null, (name, parser) -> {
                    Optional<MailAddress> address = address(in, name);
                    if (name.isBlank() || name.length() > LONGEST_NAME) {
                        in.problem(null, null, null, "This is nobody's name.", "Send names with 1 to 200 characters.");
                    } else {
                        read.put(name.strip(), address);
                    }
                });
                return read;
            });
            for (Map.Entry<String, Optional<MailAddress>> entry : wanted.entrySet()) {
                put(context, entry.getKey(), entry.getValue().orElse(null));
            }
        }
        list(context);
    }

    private void own(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        answer(context, Asked.person(context));
    }

    private void changeOwn(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        String person = Asked.person(context);
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            Optional<MailAddress> address = JsonInput.read(body.file(), limits, in -> {
                Map<String, Optional<MailAddress>> read = new LinkedHashMap<>();
                in.object("The body", null, null, (member, parser) -> {
                    if (member.equals("address")) {
                        read.put(member, address(in, member));
                    } else {
                        in.unknown(member, "address", null);
                    }
                });
                if (read.isEmpty() && in.hasNoProblem()) {
                    in.problem(null, "address", null, "No address is sent.", "Send address, or null for none.");
                }
                return read.getOrDefault("address", Optional.empty());
            });
            put(context, person, address.orElse(null));
        }
        answer(context, person);
    }

    /** The address that the parser stands on; empty for null and for what is none, which is a problem. */
    private static Optional<MailAddress> address(JsonInput in, String name) throws IOException {
        String text = in.text(name, LONGEST, null, "address");
        if (text == null) {
            return Optional.empty();
        }
        Optional<MailAddress> address = MailAddress.of(text.strip());
        if (address.isEmpty()) {
            in.problem(
                    null,
                    "address",
                    text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…",
                    "This is not a mail address.",
                    "Write one such as rita.mann@example.com.");
        }
        return address;
    }

    private void put(Context context, String person, @Nullable MailAddress address) {
        if (!addresses.put(person, address, Asked.person(context))) {
            throw new HttpFailure(
                    ErrorKind.TOO_LARGE, "There are " + Addresses.MOST + " addresses already. Take some out first.");
        }
    }

    private void answer(Context context, String person) throws IOException {
        String address = addresses.of(person).map(MailAddress::text).orElse(null);
        context.status(200).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("person", person);
            Json.member(json, "address", address);
            json.writeEndObject();
        }));
    }
}
