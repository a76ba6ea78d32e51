package mflix.status;

/** Proves one ticket on this system. Changes nothing that was there. */
interface Check {

    /** Blocks; what is thrown is a failure of the ticket. */
    Finding run(Trial trial);
}
