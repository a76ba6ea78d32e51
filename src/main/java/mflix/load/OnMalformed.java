package mflix.load;

/** What a bad document, or a file that is cut off, means for the rest. */
public enum OnMalformed {
    /** The first one ends the check: nothing is loaded. */
    END_THE_LOAD,
    /** Each is reported and left out; the rest is loaded. */
    ARE_LEFT_OUT
}
