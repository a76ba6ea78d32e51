package mflix.mongo.diagnosis;

/**
 * Why a database cannot be reached, and what to look at. In a sentence {@code {host}} is replaced by the server's address,
 * {@code {user}} by the user's name, {@code {detail}} by what was found; no sentence holds a secret.
 */
enum ConnectionCause {
    REFUSED_CONNECTION(
            "{host} refuses the connection: nothing listens there. Is MongoDB running, and is that its port?"),
    NAME_NOT_FOUND(
            "The name of {host} is not known to the DNS. Is it spelt right, and can this machine resolve it?{detail}"),
    SRV_NOT_FOUND("The DNS has no SRV record for {host}. Is the name behind mongodb+srv:// spelt right?"),
    DNS_SILENT("The DNS does not answer when it is asked for {host}. Does this machine reach its DNS server?"),
    NO_ROUTE(
            "{host} cannot be reached over the network: no answer to the first packet. Look at firewalls, access lists and the address."),
    SILENT(
            "{host} takes the connection and then says nothing. Is that MongoDB frozen, or does a firewall swallow its packets?"),
    CLOSED(
            "{host} closes the connection without a word. Look at its log: it may be full, stopping, or want another kind of connection."),
    NOT_MONGODB("{host} answers, but not as a MongoDB does: another program listens on that port."),
    TLS_WANTED("{host} speaks TLS, and the connection was made without: put tls=true into the URI."),
    TLS_UNKNOWN(
            "{host} does not speak TLS, and the connection was made with it: put tls=false into the URI, or switch TLS on there."),
    TLS_FAILED(
            "{host} and this Java agree on no way to encrypt ({detail}). Look at the TLS versions and ciphers of both."),
    CERTIFICATE_NOT_TRUSTED(
            "The certificate of {host} is signed by an authority that is not trusted here: name that authority's"
                    + " certificate in tlsCAFile (URI) or mflix.db.tls.ca-file."),
    CERTIFICATE_EXPIRED(
            "The certificate of {host} is not valid today: it has expired, or is not valid yet. Renew it, and look at the clocks."),
    CERTIFICATE_OF_ANOTHER_HOST(
            "The certificate of {host} is for another host name: connect by a name that stands in it, or have this one added."),
    CLIENT_CERTIFICATE_WANTED("{host} wants a certificate of the application: name it in tlsCertificateKeyFile (URI) or"
            + " mflix.db.tls.certificate-key-file; it must be signed by an authority that the server trusts."),
    WRONG_SET("{host} is a member of the replica set {detail}: correct replicaSet in the URI, or take it out."),
    NO_SET("{host} is not a member of a replica set: take replicaSet out of the URI, or initiate the set there."),
    OTHER_HOSTS(
            "{host} answers, but its replica set names other hosts: the URI must name a member as the set does, or say directConnection=true."),
    NO_PRIMARY(
            "The replica set of {host} has no primary at the moment. An election takes some seconds; otherwise a majority of its members is away."),
    TOO_OLD("{host} is a MongoDB that is too old: 4.2 is the oldest that works."),
    NOT_BALANCED("{host} is not behind a load balancer: take loadBalanced=true out of the URI."),
    WRONG_PASSWORD("{host} knows the user {user}, but not with this password. Correct the password in the URI."),
    UNKNOWN_USER(
            "{host} knows no user {user}. Make it with ./mflix provision, or correct its name in the URI.{detail}"),
    WRONG_AUTH_SOURCE(
            "{host} keeps the user {user} in another database than the URI says: put authSource={detail} into it."),
    UNKNOWN_CERTIFICATE(
            "{host} knows no user for the certificate of the application: its subject must be a user in $external there."),
    LOGIN_REFUSED(
            "{host} does not let the user {user} in. Look at name and password in the URI and at authSource; a user that is"
                    + " kept in admin needs authSource=admin."),
    NOT_SEEN("{host} cannot be reached. Look at its log and at the network between.");

    private final String sentence;

    ConnectionCause(String sentence) {
        this.sentence = sentence;
    }

    String sentence(String host, String user, String detail) {
        return sentence.replace("{host}", host).replace("{user}", user).replace("{detail}", detail);
    }

    /** The detail names no host and no user. */
    boolean detailIsPublic() {
        return this == WRONG_SET || this == WRONG_AUTH_SOURCE || this == TLS_FAILED;
    }

    /** What can only be found by asking the server once more. */
    boolean isVague() {
        return this == CLOSED || this == SILENT || this == NOT_MONGODB || this == LOGIN_REFUSED;
    }
}
