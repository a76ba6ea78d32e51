package mflix.web.cors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import mflix.settings.SettingsReader;

/** The sites, beside our own pages, whose scripts may call the API: {@code mflix.cors.origins}, exact, separated by commas. */
@Singleton
public class CorsOrigins {
    private static final String KEY = "mflix.cors.origins";

    private final List<String> listed;

    @Inject
    public CorsOrigins(SettingsReader config) {
        this.listed = listed(config);
    }

    /** The same without the bean, to be checked at the start. */
    public static List<String> listed(SettingsReader config) {
        return config.text(KEY).map(CorsOrigins::read).orElse(List.of());
    }

    boolean isEmpty() {
        return listed.isEmpty();
    }

    boolean hold(String origin) {
        return listed.contains(origin);
    }

    private static List<String> read(String origins) {
        var read = Arrays.stream(origins.split(",", -1)).map(String::strip).toList();
        for (var origin : read) {
            if (!origin.matches("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?")) {
                throw SettingsReader.bad(
                        KEY, origin, "exact origins such as https://films.example, separated by commas");
            }
        }
        return read;
    }
}
