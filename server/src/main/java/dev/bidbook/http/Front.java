package dev.bidbook.http;

import dev.bidbook.addin.ServerAddress;
import dev.bidbook.certificate.ServerCertificate;
import org.jspecify.annotations.Nullable;

/**
 * How the server is reached, and what its pages load from elsewhere.
 *
 * @param certificate what https is spoken with, or null for http
 * @param publicAddress the address that people use where it is not the one that a request names, or null
 * @param officeJs where the pane in Excel gets Office.js: an https address, or a path on this server
 */
public record Front(@Nullable ServerCertificate certificate, @Nullable ServerAddress publicAddress, String officeJs) {

    /** The address that the pane's page has unless it is told another. */
    public static final String OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

    /** By http, as it is called, with Office.js from Microsoft. */
    public static final Front PLAIN = new Front(null, null, OFFICE_JS);
}
