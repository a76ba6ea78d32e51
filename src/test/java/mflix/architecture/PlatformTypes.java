package mflix.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The public types that a reader of this code brings along: of Java's base module, Jakarta EE, MicroProfile and the driver. */
public final class PlatformTypes {
    private static final Pattern LIBRARY =
            Pattern.compile("(jakarta/|org/eclipse/microprofile/|com/mongodb/|org/bson/)(?!.*internal).*");
    private static final Pattern TYPE = Pattern.compile("(.+)/([A-Z]\\w*)\\.class");

    private PlatformTypes() {}

    /** From the simple name to the package of one such type. */
    public static Map<String, String> bySimpleName() {
        var types = new HashMap<String, String>();
        Stream.concat(ofLibraries(), ofJava()).forEach(file -> {
            var type = TYPE.matcher(file);
            if (type.matches()) {
                types.putIfAbsent(type.group(2), type.group(1).replace('/', '.'));
            }
        });
        return types;
    }

    private static Stream<String> ofLibraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .filter(entry -> entry.endsWith(".jar"))
                .flatMap(PlatformTypes::entries)
                .filter(LIBRARY.asMatchPredicate());
    }

    private static Stream<String> entries(String jar) {
        try (var zip = new ZipFile(jar)) {
            return zip.stream().map(entry -> entry.getName()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> ofJava() {
        var base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
        try (var files = Files.walk(base)) {
            return files
                    .map(file -> base.relativize(file).toString())
                    .filter(name -> name.startsWith("java/") || name.startsWith("javax/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
