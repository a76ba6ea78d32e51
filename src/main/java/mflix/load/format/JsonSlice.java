package mflix.load.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of one JSON document while they are gathered; used again for the next one. Of a document that is far too large
 * only the length is kept.
 */
public final class JsonSlice {
    // 16 MiB of BSON can need several times as much as Extended JSON
    static final int LONGEST = 64 << 20;

    private byte[] bytes = new byte[1 << 13];
    private int size;
    private boolean blank = true;
    private boolean tooLong;

    void clear() {
        size = 0;
        blank = true;
        tooLong = false;
    }

    public void add(int next) {
        blank &= ByteReader.isBlank(next);
        if (size == LONGEST) {
            tooLong = true;
            return;
        }
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) next;
    }

    public boolean isBlank() {
        return blank;
    }

    public String text() throws MalformedDocument {
        if (tooLong) {
            throw new MalformedDocument("the document is longer than 64 MiB; a document has at most 16 MiB.");
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var undecoded = ByteBuffer.wrap(bytes, 0, size);
        try {
            return decoder.decode(undecoded).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedDocument(
                    "the document is not UTF-8 at its byte " + (undecoded.position() + 1)
                            + "; expected UTF-8. Where the"
                            + " file is Latin-1 or Windows-1252, convert it first: iconv -f WINDOWS-1252 -t UTF-8.",
                    e);
        }
    }
}
