package mflix.grizzly;

/** What guards the connections of this server, as seen by those who must not name a class of Grizzly's. */
interface AttachedFilters {
    /** Connections that are open. */
    int connections();

    /** Memory that unfinished request bodies take. */
    long heldBytes();

    /** Bytes of replies that clients have not taken. */
    long owedBytes();

    /** Takes the guard away from the server. */
    void leave();
}
