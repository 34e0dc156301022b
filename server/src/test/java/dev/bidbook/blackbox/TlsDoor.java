package dev.bidbook.blackbox;

import dev.bidbook.certificate.ServerCertificate;
import dev.bidbook.mail.MailServer.Security;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A door of real TLS before a mail server that knows none: encrypted from the first byte, or from {@code STARTTLS} on. What is
 * said through it in the open is remembered.
 */
final class TlsDoor implements AutoCloseable {

    private static final int LONGEST_LINE = 1_000;

    private final ServerSocket door;
    private final int behind;
    private final Security security;
    private final SSLContext tls;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> inTheOpen = new CopyOnWriteArrayList<>();

    TlsDoor(ServerCertificate certificate, Security security, int behind) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certificate.store(), certificate.password().toCharArray());
        this.tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        this.security = security;
        this.behind = behind;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The lines that anybody on the way could have read. */
    List<String> inTheOpen() {
        return inTheOpen;
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                threads.execute(() -> through(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void through(Socket caller) {
        try (caller;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            InputStream fromServer = server.getInputStream();
            if (security == Security.STARTTLS) {
                say(caller, line(fromServer));
                beginInTheOpen(caller);
            }
            try (SSLSocket safe = (SSLSocket) tls.getSocketFactory().createSocket(caller, null, port(), true)) {
                safe.setUseClientMode(false);
                safe.startHandshake();
                OutputStream toCaller = safe.getOutputStream();
                threads.execute(() -> answers(fromServer, toCaller));
                pass(safe.getInputStream(), server.getOutputStream());
            }
        } catch (IOException refused) {
            // The caller does not trust the certificate, and has hung up.
        }
    }

    private void beginInTheOpen(Socket caller) throws IOException {
        for (String line = line(caller.getInputStream()); ; line = line(caller.getInputStream())) {
            inTheOpen.add(line.split(" ", 2)[0]);
            if (line.equals("STARTTLS")) {
                say(caller, "220 go ahead");
                return;
            } else if (line.startsWith("EHLO")) {
                say(caller, "250-door\r\n250 STARTTLS");
            } else {
                say(caller, "530 5.7.0 Must issue a STARTTLS command first");
            }
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.size() > LONGEST_LINE) {
                throw new IOException("no line");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    private static void answers(InputStream from, OutputStream to) {
        try {
            pass(from, to);
        } catch (IOException goneHome) {
            // The caller has what it came for, or the test is over.
        }
    }

    private static void pass(InputStream from, OutputStream to) throws IOException {
        byte[] some = new byte[8192];
        for (int n = from.read(some); n >= 0; n = from.read(some)) {
            to.write(some, 0, n);
            to.flush();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
