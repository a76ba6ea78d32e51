package mflix.grizzly;

/** What a connection waits for. */
enum ConnectionPhase {
    /** The client, to ask something. */
    IDLE,
    /** The rest of a request line and its headers. */
    HEAD,
    /** The rest of a body, before the application is asked. */
    BODY,
    /** The application. */
    SERVED,
    /** The rest of a body that was answered without it. */
    SURPLUS,
    /** The client, to read why it was refused and go away. */
    FAREWELL
}
