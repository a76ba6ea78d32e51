package mflix.grizzly.http;

import java.nio.ByteBuffer;

/** A chunked body (RFC 9112, 7.1), written anew without extensions and trailers, which nothing here reads. */
final class ChunkedBody {
    private static final int LONGEST_LINE = 1024;
    private static final int LONGEST_TRAILERS = 8192;
    private static final int MOST_DIGITS = 16;
    private static final long LARGEST = 0x0FFF_FFFF; // far more than any body may have

    private enum ChunkPart {
        SIZE,
        EXTENSION,
        DATA,
        AFTER_DATA,
        TRAILER,
        END,
        BROKEN
    }

    private final RequestBytes trailer = new RequestBytes(64);
    private RequestBytes out;
    private ChunkPart part = ChunkPart.SIZE;
    private boolean isReturned; // after CR
    private int digits;
    private long size;
    private int line;
    private int trailers;

    boolean isOver() {
        return part == ChunkPart.END || part == ChunkPart.BROKEN;
    }

    /** The remaining chunks cannot be read; the server was given a chunk that it refuses too. */
    boolean isBroken() {
        return part == ChunkPart.BROKEN;
    }

    void read(ByteBuffer in, RequestBytes target) {
        out = target;
        while (in.hasRemaining() && !isOver()) {
            if (part == ChunkPart.DATA) {
                data(in);
            } else if (!takes(in.get() & 0xFF)) {
                part = ChunkPart.BROKEN;
                out.add("-\r\n");
            }
        }
    }

    private void data(ByteBuffer in) {
        var length = (int) Math.min(size, in.remaining());
        out.add(in, length);
        size -= length;
        if (size == 0) {
            out.add("\r\n");
            part = ChunkPart.AFTER_DATA;
        }
    }

    private boolean takes(int octet) {
        if (isReturned) {
            isReturned = false;
            return octet == '\n' && endOfLine();
        }
        if (octet == '\r') {
            isReturned = true;
            return true;
        }
        return switch (part) {
            case SIZE -> isOfSize(octet);
            case EXTENSION -> OctetClass.isOfValue(octet) && ++line <= LONGEST_LINE;
            case TRAILER -> isOfTrailer(octet);
            default -> false; // nothing else may follow the data
        };
    }

    private boolean isOfSize(int octet) {
        var digit = OctetClass.hexadecimal(octet);
        if (digit >= 0) {
            size = size << 4 | digit;
            return ++digits <= MOST_DIGITS && size <= LARGEST && line == 0;
        }
        if (octet == ';') {
            part = ChunkPart.EXTENSION;
        }
        return digits > 0 && (octet == ';' || OctetClass.isBlank(octet)) && ++line <= LONGEST_LINE;
    }

    private boolean isOfTrailer(int octet) {
        trailer.add(octet);
        return OctetClass.isOfValue(octet) && ++trailers <= LONGEST_TRAILERS;
    }

    private boolean endOfLine() {
        return switch (part) {
            case SIZE, EXTENSION -> isSize();
            case AFTER_DATA -> begins(ChunkPart.SIZE);
            default -> isTrailer();
        };
    }

    private boolean isSize() {
        if (digits == 0) {
            return false;
        }
        if (size > 0) {
            out.add(Long.toHexString(size) + "\r\n");
        }
        return begins(size > 0 ? ChunkPart.DATA : ChunkPart.TRAILER);
    }

    private boolean begins(ChunkPart next) {
        part = next;
        digits = 0;
        line = 0;
        return true;
    }

    private boolean isTrailer() {
        if (trailer.isEmpty()) {
            out.add("0\r\n\r\n");
            part = ChunkPart.END;
            return true;
        }
        var isField = trailer.text(0, trailer.size()).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+:(?s).*");
        trailer.clear();
        return isField;
    }
}
