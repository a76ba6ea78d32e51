package mflix.grizzly;

/** What guards the connections of this server, for code that must not name a class of Grizzly. */
interface AttachedFilters {
    /** Connections that are open. */
    int connections();

    /** Memory that unfinished request bodies take. */
    long heldBytes();

    /** Bytes of replies that clients have not taken. */
    long owedBytes();

    /** Closes the listeners: whoever comes is refused and goes to another node, whoever is connected stays. */
    void closeListeners();

    /** Removes the filters from the server. */
    void leave();
}
