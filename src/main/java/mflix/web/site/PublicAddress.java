package mflix.web.site;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import mflix.settings.SettingsReader;

/**
 * Where visitors reach the site: {@code mflix.public-url}. A request does not contain it, since its {@code Host} is what the client
 * claims; so without the setting no page names its full address.
 */
@Singleton
public class PublicAddress {
    private static final String KEY = "mflix.public-url";
    private static final String EXPECTED =
            "the address of the first page, such as https://films.example or https://example.org/mflix";

    private final Optional<String> root;

    @Inject
    public PublicAddress(SettingsReader config) {
        this.root = root(config);
    }

    /** The site's first page without its last slash; empty when it is not set. */
    public static Optional<String> root(SettingsReader config) {
        return config.text(KEY).map(PublicAddress::checked);
    }

    /** A path of the site, which begins with a slash, as a full address. */
    Optional<String> of(String path) {
        return root.map(address -> address + path);
    }

    private static String checked(String address) {
        try {
            var uri = new URI(address);
            if (!isRoot(uri)) {
                throw SettingsReader.bad(KEY, withoutUser(address), EXPECTED);
            }
            return uri.toASCIIString().replaceFirst("/+$", "");
        } catch (URISyntaxException e) {
            throw SettingsReader.bad(KEY, withoutUser(address), EXPECTED);
        }
    }

    private static boolean isRoot(URI uri) {
        return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && !uri.getRawPath().contains("..");
    }

    private static String withoutUser(String address) {
        return address.replaceAll("//[^/]*@", "//…@");
    }
}
