package mflix.web.reply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Text for clients that read gzip. The server has a setting for this, but switched on it also unpacks what clients send, so
 * that a packed body would be taken for a plain one.
 */
public final class GzipEncoder {
    private static final int NOT_WORTH_IT = 1024;
    private static final Pattern GZIP = Pattern.compile("(?i)gzip(;q=(1|0\\.\\d*[1-9]).*)?");

    private GzipEncoder() {}

    /** Whether this many bytes should be sent packed to a client with this {@code Accept-Encoding}, which may be absent. */
    public static boolean isWanted(String acceptEncoding, int length) {
        return isWorthIt(length) && isWanted(acceptEncoding);
    }

    public static boolean isWorthIt(int length) {
        return length >= NOT_WORTH_IT;
    }

    /** Whether a client with this {@code Accept-Encoding}, which may be absent, reads gzip. */
    public static boolean isWanted(String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding.replace(" ", "").split(",", -1))
                        .anyMatch(coding -> GZIP.matcher(coding).matches());
    }

    static byte[] pack(byte[] plain) {
        var packed = new ByteArrayOutputStream(plain.length / 3);
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return packed.toByteArray();
    }
}
