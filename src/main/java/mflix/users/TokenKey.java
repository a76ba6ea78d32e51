package mflix.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.settings.DataDirectory;
import mflix.settings.SettingsReader;

/**
 * The key that signs tokens: {@code mflix.secret.key}, else one that is made once and kept in the data folder for the owner
 * alone to read, else, where that cannot be written, one in memory. A key that is too short refuses the start. Tokens that were
 * signed with {@code mflix.secret.key.previous} stay valid; no new one is signed with it.
 */
@Singleton
public class TokenKey {
    private static final Logger LOG = Logger.getLogger(TokenKey.class.getName());
    private static final String KEY = "mflix.secret.key";
    private static final String PREVIOUS = "mflix.secret.key.previous";
    private static final int LEAST_BYTES = 32;
    private static final int MADE_BYTES = 48;

    private final byte[] bytes;
    private final Optional<byte[]> previous;

    @Inject
    public TokenKey(SettingsReader config) {
        this.previous = previous(config);
        this.bytes = given(config).orElseGet(() -> kept(DataDirectory.of(config)));
    }

    /** Checks both keys. */
    static void requireGood(SettingsReader config) {
        var unused = given(config);
        unused = previous(config);
    }

    static Optional<byte[]> given(SettingsReader config) {
        return config.secret(KEY).map(key -> longEnough(KEY, key));
    }

    private static Optional<byte[]> previous(SettingsReader config) {
        var previous = config.secret(PREVIOUS).map(key -> longEnough(PREVIOUS, key));
        if (previous.isPresent()) {
            var present = given(config)
                    .orElseThrow(() -> new IllegalArgumentException(
                            PREVIOUS + " is set without " + KEY + ", but must be the key that it replaced."));
            if (MessageDigest.isEqual(present, previous.get())) {
                throw new IllegalArgumentException(
                        PREVIOUS + " is the same as " + KEY + ", but must be the key that it replaced.");
            }
        }
        return previous;
    }

    Optional<byte[]> previous() {
        return previous.map(byte[]::clone);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static byte[] longEnough(String where, String key) {
        var bytes = key.getBytes(UTF_8);
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    where + " has " + bytes.length + " bytes, but must have at least " + LEAST_BYTES + " in UTF-8.");
        }
        return bytes;
    }

    private static byte[] kept(Path folder) {
        var file = folder.resolve("secret.key");
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            return longEnough(file.toString(), Files.readString(file).strip());
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "secret_key_in_memory {0} cannot be written: a restart will end all sessions. Set {1}.",
                    new Object[] {file, KEY});
            return random().getBytes(UTF_8);
        }
    }

    // Written beside and moved, so that no process reads half a key; when two make one at once, the first stays.
    private static void make(Path folder, Path file) throws IOException {
        Files.createDirectories(folder, ownerOnly("rwx------"));
        var fresh = Files.createTempFile(folder, "secret", ".new", ownerOnly("rw-------"));
        Files.writeString(fresh, random());
        try {
            Files.move(fresh, file);
            LOG.log(Level.INFO, "secret_key_made {0}: several nodes must share one, see {1}", new Object[] {file, KEY});
        } catch (FileAlreadyExistsException e) {
            Files.delete(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        var posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String random() {
        var key = new byte[MADE_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
