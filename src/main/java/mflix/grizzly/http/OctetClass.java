package mflix.grizzly.http;

import java.util.BitSet;

/** What single bytes mean in HTTP's grammar. */
final class OctetClass {
    private static final BitSet TOKEN = of("!#$%&'*+-.^_`|~");
    private static final BitSet REGISTERED_NAME = of("-._~!$&'()*+,;=%");

    private OctetClass() {}

    private static BitSet of(String signs) {
        var set = new BitSet();
        signs.chars().forEach(set::set);
        set.set('0', '9' + 1);
        set.set('a', 'z' + 1);
        set.set('A', 'Z' + 1);
        return set;
    }

    /** Methods and names of fields consist of these. */
    static boolean isToken(int octet) {
        return TOKEN.get(octet);
    }

    /** Names of hosts consist of these. */
    static boolean isOfName(int octet) {
        return REGISTERED_NAME.get(octet);
    }

    /** Blanks, tabs and all that is no control character, bytes over 0x7F included. */
    static boolean isOfValue(int octet) {
        return octet == '\t' || (octet >= ' ' && octet != 0x7F);
    }

    static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t';
    }

    static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    /** -1 for what is no hexadecimal digit. */
    static int hexadecimal(int octet) {
        return octet < 0x80 ? Character.digit(octet, 16) : -1;
    }
}
