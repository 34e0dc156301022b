package dev.bidbook.certificate;

/** A certificate, key or host that cannot be used. The message is written for whoever runs the server. */
public final class CertificateRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    CertificateRefusedException(String message) {
        // Without a cause: the exceptions of key libraries quote what they read.
        super(message);
    }
}
