package mflix.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import mflix.problem.SafeText;

/**
 * A setting that holds a secret: its value, or the name of a file with it, under the same key and {@code -file}
 * ({@code mflix.secret.key-file} is {@code MFLIX_SECRET_KEY_FILE}). No failure here holds the value or any part of the content.
 */
final class SecretSetting {
    private static final int MOST_BYTES = 64 * 1024;

    private SecretSetting() {}

    /** The key of the setting that names the file. */
    static String fileKey(String key) {
        return key.startsWith("mflix.") ? key + "-file" : key + "_FILE";
    }

    /** Blanks, line ends and a byte order mark around the content are left out. Both settings at once are refused, and so is an empty file. */
    static Optional<String> of(String key, Function<String, Optional<String>> settings) {
        var value = settings.apply(key);
        var file = settings.apply(fileKey(key));
        if (value.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(key + " and " + fileKey(key) + " are both set; set only one of them.");
        }
        return value.or(() -> file.map(name -> content(fileKey(key), name)));
    }

    private static String content(String key, String name) {
        var text = read(key, name).strip();
        if (text.isEmpty()) {
            throw unusable(key, name, "is empty", null);
        }
        return text;
    }

    private static String read(String key, String name) {
        try {
            var file = Path.of(name);
            if (!Files.exists(file)) {
                throw unusable(key, name, "does not exist", null);
            }
            if (!Files.isRegularFile(file)) { // a folder, or something that can be read only once or without an end
                throw unusable(key, name, "is no ordinary file", null);
            }
            if (Files.size(file) > MOST_BYTES) {
                throw unusable(key, name, "is longer than 64 KiB", null);
            }
            return TextMark.without(UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString());
        } catch (CharacterCodingException e) {
            throw unusable(key, name, "is not text in UTF-8", e);
        } catch (InvalidPathException | IOException e) {
            throw unusable(key, name, "cannot be read", e);
        }
    }

    private static IllegalArgumentException unusable(String key, String name, String fault, Exception cause) {
        return new IllegalArgumentException(key + ": the file " + SafeText.plain(name) + " " + fault + ".", cause);
    }
}
