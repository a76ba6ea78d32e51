package mflix.mongo.diagnosis;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.naming.CommunicationException;
import javax.naming.NamingException;
import javax.naming.ServiceUnavailableException;
import javax.net.ssl.SSLException;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Finds out why a database cannot be reached, from what the driver saw and, where that is not enough, from one more question. */
public final class ConnectionDiagnostics {
    private static final String EXTERNAL = "$external";
    private static final int REFUSED_BY_SCRAM = 18;

    /** The question that is asked once more, without the driver and without a login. */
    interface Probe {
        /** It answers a TLS greeting with TLS. */
        boolean speaksTls(ServerAddress server);

        /** It asks the client for a certificate. */
        boolean wantsCertificate(ServerAddress server);

        /** The answer to {@code isMaster} in clear text, or with TLS; empty when there is none. */
        Optional<BsonDocument> hello(ServerAddress server, boolean tls, BsonDocument more);
    }

    /** What the URI asked for: as the driver took it, and the database that it names. */
    public record Asked(MongoClientSettings settings, String database) {
        boolean tls() {
            return settings.getSslSettings().isEnabled();
        }

        boolean direct() {
            return settings.getClusterSettings().getMode() == ClusterConnectionMode.SINGLE && set().isEmpty();
        }

        /** The name of the replica set. */
        Optional<String> set() {
            return Optional.ofNullable(settings.getClusterSettings().getRequiredReplicaSetName());
        }

        Optional<MongoCredential> user() {
            return Optional.ofNullable(settings.getCredential());
        }
    }

    /** What the driver saw. */
    public record Seen(ClusterDescription cluster, Map<ServerAddress, ServerDescription> servers, String seed) {}

    private final Asked asked;
    private final Probe probe;
    private String lastQuestion = "";
    private ConnectionDiagnosis lastAnswer;

    public ConnectionDiagnostics(Asked asked, Probe probe) {
        this.asked = asked;
        this.probe = probe;
    }

    /** Empty as long as no problem has been seen, for instance before the first answer of any server. */
    public synchronized Optional<ConnectionDiagnosis> diagnose(Throwable failure, Seen seen) {
        var security = FailureCause.find(failure, MongoSecurityException.class)
                .map(Throwable.class::cast)
                .or(() -> refusalIn(seen.cluster()));
        if (security.isPresent()) {
            return Optional.of(asked(hostOf(security.get(), seen), ConnectionCause.LOGIN_REFUSED, security.get()));
        }
        if (seen.cluster() != null && seen.cluster().getSrvResolutionException() != null) {
            return Optional.of(ConnectionDiagnosis.of(ofSrv(seen.cluster().getSrvResolutionException()), seen.seed()));
        }
        return replied(seen).or(() -> failed(seen)).or(() -> FailureCause.of(failure)
                .filter(cause -> cause == ConnectionCause.NOT_BALANCED)
                .map(cause -> ConnectionDiagnosis.of(cause, seen.seed())));
    }

    /** When not even the client could be made, because the DNS did not answer. */
    public static Optional<ConnectionDiagnosis> ofNoClient(Throwable failure) {
        return FailureCause.find(failure, NamingException.class)
                .map(one -> ConnectionDiagnosis.of(ofSrv(failure), String.valueOf(one.getRemainingName())));
    }

    private static Optional<Throwable> refusalIn(ClusterDescription cluster) {
        return cluster == null
                ? Optional.empty()
                : cluster.getServerDescriptions().stream()
                        .map(ServerDescription::getException)
                        .filter(MongoSecurityException.class::isInstance)
                        .findFirst();
    }

    private static ServerAddress hostOf(Throwable failure, Seen seen) {
        return seen.cluster() == null
                ? new ServerAddress(seen.seed())
                : seen.cluster().getServerDescriptions().stream()
                        .filter(server -> server.getException() == failure)
                        .map(ServerDescription::getAddress)
                        .findFirst()
                        .or(() -> seen.servers().keySet().stream().findFirst())
                        .orElseGet(() -> new ServerAddress(seen.seed()));
    }

    private static ConnectionCause ofSrv(Throwable failure) {
        return FailureCause.chain(failure).stream()
                        .anyMatch(one ->
                                one instanceof CommunicationException || one instanceof ServiceUnavailableException)
                ? ConnectionCause.DNS_SILENT
                : ConnectionCause.SRV_NOT_FOUND;
    }

    // Servers that answer, and are still not what was asked for.
    private Optional<ConnectionDiagnosis> replied(Seen seen) {
        for (var server : seen.servers().values()) {
            var cause = server.isOk() ? ofReply(server) : Optional.<ConnectionCause>empty();
            if (cause.isPresent()) {
                var found = cause.get() == ConnectionCause.WRONG_SET
                        ? server.getSetName() + ", not of " + asked.set().orElse("")
                        : "";
                return Optional.of(new ConnectionDiagnosis(cause.get(), text(server.getAddress()), "", found));
            }
        }
        return hasNoPrimary(seen);
    }

    private Optional<ConnectionCause> ofReply(ServerDescription server) {
        if (server.isIncompatiblyOlderThanDriver()) {
            return Optional.of(ConnectionCause.TOO_OLD);
        }
        if (asked.set().isEmpty() || asked.set().get().equals(server.getSetName())) {
            return Optional.empty();
        }
        return Optional.of(server.getSetName() == null ? ConnectionCause.NO_SET : ConnectionCause.WRONG_SET);
    }

    private Optional<ConnectionDiagnosis> hasNoPrimary(Seen seen) {
        var member = seen.servers().values().stream()
                .filter(server -> server.isOk() && server.getSetName() != null)
                .map(ServerDescription::getAddress)
                .findFirst();
        var servers = seen.cluster() == null
                ? List.<ServerDescription>of()
                : seen.cluster().getServerDescriptions();
        if (asked.direct() || member.isEmpty() || servers.stream().anyMatch(ServerDescription::isPrimary)) {
            return Optional.empty();
        }
        var isDropped = servers.stream().noneMatch(server -> server.getAddress().equals(member.get()));
        return isDropped
                ? failed(seen)
                        .map(ConnectionDiagnostics::namedByTheSet)
                        .or(() -> Optional.of(ConnectionDiagnosis.of(ConnectionCause.OTHER_HOSTS, text(member.get()))))
                : Optional.of(ConnectionDiagnosis.of(ConnectionCause.NO_PRIMARY, text(member.get())));
    }

    // Usual for a set in containers: its members' names cannot be resolved from outside.
    private static ConnectionDiagnosis namedByTheSet(ConnectionDiagnosis member) {
        return member.cause() == ConnectionCause.NAME_NOT_FOUND
                ? new ConnectionDiagnosis(
                        ConnectionCause.NAME_NOT_FOUND,
                        member.host(),
                        "",
                        " The replica set itself names it so: with directConnection=true the URI's own host is taken.")
                : member;
    }

    private Optional<ConnectionDiagnosis> failed(Seen seen) {
        return seen.servers().values().stream()
                .filter(server -> server.getException() != null)
                .findFirst()
                .map(server -> asked(
                        server.getAddress(),
                        FailureCause.of(server.getException()).orElse(ConnectionCause.NOT_SEEN),
                        server.getException()));
    }

    // A question is asked once for each thing seen, not with every ping.
    private ConnectionDiagnosis asked(ServerAddress server, ConnectionCause cause, Throwable failure) {
        var question = server + " " + cause + " " + failure.getMessage();
        if (!question.equals(lastQuestion) || !cause.isVague()) {
            lastQuestion = question;
            lastAnswer = answer(server, cause, failure);
        }
        return lastAnswer;
    }

    private ConnectionDiagnosis answer(ServerAddress server, ConnectionCause cause, Throwable failure) {
        return switch (cause) {
            case LOGIN_REFUSED -> login(server, failure);
            case CLOSED, SILENT, NOT_MONGODB -> ConnectionDiagnosis.of(closed(server, cause), text(server));
            case TLS_FAILED -> new ConnectionDiagnosis(cause, text(server), "", alert(failure));
            default -> ConnectionDiagnosis.of(cause, text(server));
        };
    }

    private ConnectionCause closed(ServerAddress server, ConnectionCause cause) {
        if (!asked.tls()) {
            return cause != ConnectionCause.SILENT && probe.speaksTls(server) ? ConnectionCause.TLS_WANTED : cause;
        }
        if (probe.hello(server, false, new BsonDocument()).isPresent()) {
            return ConnectionCause.TLS_UNKNOWN;
        }
        return probe.wantsCertificate(server) ? ConnectionCause.CLIENT_CERTIFICATE_WANTED : cause;
    }

    private static String alert(Throwable failure) {
        var words = FailureCause.find(failure, SSLException.class)
                .map(Throwable::getMessage)
                .orElse("");
        return words.contains("alert: ") ? words.replaceFirst(".*alert: ", "") : "handshake";
    }

    // A server answers to every client how a user may log in, and answers nothing for a user that it does not have.
    private ConnectionDiagnosis login(ServerAddress server, Throwable failure) {
        var user = asked.user().orElse(null);
        if (user == null || user.getUserName() == null || EXTERNAL.equals(user.getSource())) {
            var isCertificate = user != null && "MONGODB-X509".equals(user.getMechanism());
            return new ConnectionDiagnosis(
                    isCertificate ? ConnectionCause.UNKNOWN_CERTIFICATE : ConnectionCause.LOGIN_REFUSED,
                    text(server),
                    name(user),
                    "");
        }
        var isByPassword = user.getMechanism() == null || user.getMechanism().startsWith("SCRAM");
        if (!isByPassword || !isWrongLogin(failure)) {
            return new ConnectionDiagnosis(ConnectionCause.LOGIN_REFUSED, text(server), name(user), "");
        }
        if (isKnown(server, user, user.getSource())) {
            return new ConnectionDiagnosis(ConnectionCause.WRONG_PASSWORD, text(server), name(user), "");
        }
        for (var other : Set.copyOf(new LinkedHashSet<>(List.of("admin", asked.database())))) {
            if (!other.equals(user.getSource()) && isKnown(server, user, other)) {
                return new ConnectionDiagnosis(ConnectionCause.WRONG_AUTH_SOURCE, text(server), name(user), other);
            }
        }
        return new ConnectionDiagnosis(
                ConnectionCause.UNKNOWN_USER,
                text(server),
                name(user),
                " It was looked for in the database " + user.getSource() + ".");
    }

    private static boolean isWrongLogin(Throwable failure) {
        return FailureCause.find(failure, MongoCommandException.class)
                .filter(refused -> refused.getErrorCode() == REFUSED_BY_SCRAM)
                .isPresent();
    }

    private boolean isKnown(ServerAddress server, MongoCredential user, String database) {
        var question = new BsonDocument("saslSupportedMechs", new BsonString(database + "." + user.getUserName()));
        return probe.hello(server, asked.tls(), question)
                .filter(reply -> reply.containsKey("saslSupportedMechs"))
                .isPresent();
    }

    private static String name(MongoCredential user) {
        return user == null || user.getUserName() == null ? "" : user.getUserName();
    }

    private static String text(ServerAddress server) {
        return server.getHost() + ":" + server.getPort();
    }
}
