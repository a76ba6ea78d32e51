package mflix.grizzly.http;

/** Whether bytes that come one by one are UTF-8, in the one form that it has for each character. */
final class Utf8Check {
    private int missing;
    private int lowest = 0x80;
    private int highest = 0xBF;

    /** False when no UTF-8 goes on like that. */
    boolean takes(int octet) {
        return missing > 0 ? continues(octet) : begins(octet);
    }

    private boolean continues(int octet) {
        if (octet < lowest || octet > highest) {
            return false;
        }
        missing--;
        lowest = 0x80;
        highest = 0xBF;
        return true;
    }

    // The second byte shows overlong forms, halves of surrogate pairs and values beyond Unicode.
    private boolean begins(int octet) {
        if (octet < 0x80) {
            return true;
        }
        if (octet < 0xC2 || octet > 0xF4) {
            return false;
        }
        missing = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
        lowest = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80;
        highest = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF;
        return true;
    }

    /** Not in the middle of a character. */
    boolean isWhole() {
        return missing == 0;
    }
}
