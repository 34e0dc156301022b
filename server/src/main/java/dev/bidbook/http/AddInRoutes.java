package dev.bidbook.http;

import dev.bidbook.addin.AddIn;
import dev.bidbook.addin.ServerAddress;
import dev.bidbook.people.Act;
import io.javalin.http.Context;
import java.util.Optional;

/** What Excel installs: the manifest for this server's address, the shortcuts, the icons, and the pane's page. */
final class AddInRoutes {

    /** What the pane opens as a dialog. */
    private static final String SIGN_IN = "/pane/sign-in.html";

    private final Front front;
    private final AddIn addIn = new AddIn();

    AddInRoutes(Front front) {
        this.front = front;
    }

    void register(Routes routes) {
        routes.get("/addin/manifest.xml", Act.CALL, this::manifest);
        routes.get("/addin/shortcuts.json", Act.CALL, this::shortcuts);
        routes.get("/addin/icons/{icon}", Act.CALL, this::icon);
        for (String page : new String[] {AddIn.PANE, SIGN_IN}) {
            routes.get(page, Act.CALL, context -> page(context, page));
        }
    }

    private void manifest(Context context) {
        ServerAddress address = address(context)
                .orElseThrow(() -> new HttpFailure(
                        ErrorKind.HTTPS_NEEDED,
                        "Give the server a certificate (bidbook certificate makes one), or set its public-address to the"
                                + " https address by which people reach it."));
        context.header("Content-Disposition", "attachment; filename=\"bidbook-manifest.xml\"")
                .header("Cache-Control", "no-cache")
                .contentType("application/xml")
                .result(addIn.manifest(address));
    }

    private Optional<ServerAddress> address(Context context) {
        ServerAddress told = front.publicAddress();
        if (told != null) {
            return Optional.of(told);
        }
        String host = context.header("Host");
        return host == null || !context.scheme().equals("https")
                ? Optional.empty()
                : ServerAddress.of("https://" + host);
    }

    private void shortcuts(Context context) {
        context.header("Cache-Control", "no-cache").contentType(Accepts.JSON).result(addIn.shortcuts());
    }

    /** Excel shows no icon that it is told how to cache, so it is told nothing. */
    private void icon(Context context) {
        byte[] icon = addIn.icon(context.pathParam("icon"))
                .orElseThrow(() -> HttpFailure.notFound("There is no icon of that name."));
        context.contentType("image/png").result(icon);
    }

    /** A page within Excel, with Office.js from where the settings say. Excel adds parameters of its own to the address. */
    private void page(Context context, String path) {
        String page = Pages.read(path).orElseThrow(() -> HttpFailure.notFound("There is no such page."));
        context.header("Cache-Control", "no-cache").html(page.replace(Front.OFFICE_JS, front.officeJs()));
    }
}
