package mflix.load;

/** What a bad document, or a file that is cut off, means for the other documents. */
public enum OnMalformed {
    /** The first one ends the check: nothing is loaded. */
    END_THE_LOAD,
    /** Each is reported and left out; all others are loaded. */
    ARE_LEFT_OUT
}
