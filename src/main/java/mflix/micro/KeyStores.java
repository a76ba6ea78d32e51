package mflix.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/**
 * The build's change to the server's two PKCS #12 files: the authorities that it trusts, without a password, and no private key.
 * Reading them at each start would derive keys from a password that is public, for certificates that are no secret; and the
 * key in them is the same in every copy of Payara.
 */
final class KeyStores {
    private static final char[] KNOWN_TO_ALL = "changeit".toCharArray();

    private KeyStores() {}

    /** Arguments: the folder that holds {@code *.p12}, and the one to write them to. The same bytes each time. */
    public static void main(String[] folders) throws IOException, GeneralSecurityException {
        System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
        System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
        try (var files = Files.newDirectoryStream(Path.of(folders[0]), "*.p12")) {
            for (var file : files) {
                open(file, Path.of(folders[1]).resolve(file.getFileName()));
            }
        }
    }

    private static void open(Path locked, Path opened) throws IOException, GeneralSecurityException {
        var from = KeyStore.getInstance(locked.toFile(), KNOWN_TO_ALL);
        var to = KeyStore.getInstance("PKCS12");
        to.load(null, null);
        for (var alias : Collections.list(from.aliases())) {
            if (from.isCertificateEntry(alias)) {
                to.setCertificateEntry(alias, from.getCertificate(alias));
            }
        }
        try (var out = Files.newOutputStream(opened)) {
            to.store(out, null);
        }
    }
}
