package mflix.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into {@code mflix/version.properties}. */
public final class ApplicationVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"MFlix " + number()};
    }

    public static String number() {
        try (var file = ApplicationVersion.class.getResourceAsStream("/mflix/version.properties")) {
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
