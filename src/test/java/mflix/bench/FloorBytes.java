package mflix.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bodies that the application sent, as files in the package of the floors. */
public final class FloorBytes {
    private static final Map<String, byte[]> KEPT = new ConcurrentHashMap<>();

    private FloorBytes() {}

    static byte[] of(String name) {
        return KEPT.computeIfAbsent(name, FloorBytes::read);
    }

    private static byte[] read(String name) {
        try (var file = FloorBytes.class.getResourceAsStream("/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
