package mflix.mongo.diagnosis;

import com.mongodb.MongoClientException;
import com.mongodb.MongoInternalException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What the exceptions of one connection say about it, from the innermost outwards: the innermost is the most precise. */
public final class FailureCause {
    private FailureCause() {}

    /** Empty when nothing in the chain is about a connection. */
    static Optional<ConnectionCause> of(Throwable failure) {
        var chain = chain(failure);
        for (var i = chain.size() - 1; i >= 0; i--) {
            var cause = ofOne(chain.get(i));
            if (cause.isPresent()) {
                return cause;
            }
        }
        return Optional.empty();
    }

    static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (var one = failure; one != null && chain.size() < 20; one = one.getCause()) {
            chain.add(one);
        }
        return chain;
    }

    static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return chain(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Optional<ConnectionCause> ofOne(Throwable one) {
        if (one instanceof UnknownHostException) {
            return Optional.of(ConnectionCause.NAME_NOT_FOUND);
        }
        if (one instanceof SocketTimeoutException) {
            return Optional.of(says(one, "connect") ? ConnectionCause.NO_ROUTE : ConnectionCause.SILENT);
        }
        if (one instanceof ConnectException) {
            return Optional.of(says(one, "refused") ? ConnectionCause.REFUSED_CONNECTION : ConnectionCause.NO_ROUTE);
        }
        if (one instanceof NoRouteToHostException) {
            return Optional.of(ConnectionCause.NO_ROUTE);
        }
        if (one instanceof CertificateException
                || one instanceof CertPathBuilderException
                || one instanceof CertPathValidatorException) {
            return Optional.of(ofCertificate(one));
        }
        if (one instanceof SSLException) {
            return Optional.of(ofTls(one));
        }
        return ofDriver(one);
    }

    private static ConnectionCause ofCertificate(Throwable one) {
        if (one instanceof CertificateExpiredException || one instanceof CertificateNotYetValidException) {
            return ConnectionCause.CERTIFICATE_EXPIRED;
        }
        return says(one, "no name matching") || says(one, "no subject alternative")
                ? ConnectionCause.CERTIFICATE_OF_ANOTHER_HOST
                : ConnectionCause.CERTIFICATE_NOT_TRUSTED;
    }

    private static ConnectionCause ofTls(Throwable one) {
        if (says(one, "unrecognized ssl message") || says(one, "plaintext connection")) {
            return ConnectionCause.TLS_UNKNOWN;
        }
        if (says(one, "certificate_required")
                || says(one, "bad_certificate")
                || says(one, "certificate_unknown")
                || says(one, "unknown_ca")) {
            return ConnectionCause.CLIENT_CERTIFICATE_WANTED;
        }
        return says(one, "received fatal alert") || says(one, "protocol") || says(one, "cipher")
                ? ConnectionCause.TLS_FAILED
                : ConnectionCause.CLOSED;
    }

    private static Optional<ConnectionCause> ofDriver(Throwable one) {
        if (one instanceof MongoSecurityException) {
            return Optional.of(ConnectionCause.LOGIN_REFUSED);
        }
        if (one instanceof MongoSocketReadException || one instanceof SocketException || one instanceof EOFException) {
            return Optional.of(ConnectionCause.CLOSED);
        }
        if (one instanceof MongoInternalException) {
            return Optional.of(ConnectionCause.NOT_MONGODB);
        }
        return isNotBalanced(one) ? Optional.of(ConnectionCause.NOT_BALANCED) : Optional.empty();
    }

    // the driver has no class of its own for it
    public static boolean isNotBalanced(Throwable one) {
        return one.getClass() == MongoClientException.class && says(one, "load balancing mode");
    }

    private static boolean says(Throwable one, String words) {
        return one.getMessage() != null
                && one.getMessage().toLowerCase(Locale.ROOT).contains(words);
    }
}
