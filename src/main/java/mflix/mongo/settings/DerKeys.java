package mflix.mongo.settings;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** Puts the older forms of a private key, as openssl writes them, into the one that Java reads (PKCS#8, RFC 5208). */
final class DerKeys {
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int EC_PARAMETERS = 0xA0;
    private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private DerKeys() {}

    /** Of PKCS#1. */
    static byte[] pkcs8OfRsa(byte[] key) {
        return element(SEQUENCE, VERSION_0, RSA, element(OCTETS, key));
    }

    /** Of SEC 1 (RFC 5915); the key contains its curve. An {@code IndexOutOfBoundsException} when it does not. */
    static byte[] pkcs8OfEc(byte[] key) {
        return element(SEQUENCE, VERSION_0, element(SEQUENCE, EC, curve(key)), element(OCTETS, key));
    }

    private static byte[] curve(byte[] key) {
        var place = content(key, 0);
        while ((key[place] & 0xFF) != EC_PARAMETERS) {
            place = content(key, place) + length(key, place);
        }
        var start = content(key, place);
        return Arrays.copyOfRange(key, start, start + length(key, place));
    }

    private static int content(byte[] bytes, int element) {
        var first = bytes[element + 1] & 0xFF;
        return element + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int length(byte[] bytes, int element) {
        var first = bytes[element + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        var length = 0;
        for (var i = 0; i < (first & 0x7F); i++) {
            length = (length << 8) | (bytes[element + 2 + i] & 0xFF);
        }
        return length;
    }

    private static byte[] element(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var whole = new ByteArrayOutputStream();
        whole.write(tag);
        whole.writeBytes(lengthOf(content.size()));
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] lengthOf(int size) {
        if (size < 0x80) {
            return new byte[] {(byte) size};
        }
        return size < 0x100
                ? new byte[] {(byte) 0x81, (byte) size}
                : new byte[] {(byte) 0x82, (byte) (size >> 8), (byte) size};
    }
}
