package mflix.grizzly;

import java.io.IOException;
import java.net.InetSocketAddress;

/** What guards the connections of this server, for code that must not name a class of Grizzly. */
interface AttachedFilters {
    /** Connections that are open. */
    int connections();

    /** Memory that unfinished request bodies take. */
    long heldBytes();

    /** Bytes of replies that clients have not taken. */
    long owedBytes();

    /**
     * Makes the server listen there and nowhere else; nothing, once its listeners were closed.
     *
     * @throws IOException when it cannot, and then it listens nowhere
     */
    void listenAt(InetSocketAddress address) throws IOException;

    /** Closes the listeners: new connections are refused and go to another node, those that are open stay. */
    void closeListeners();

    /** Removes the filters from the server. */
    void leave();
}
