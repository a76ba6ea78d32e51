package mflix.mongo.settings;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import java.util.List;

/** The settings of a client whose commands may take minutes: those of the ordinary one, with other time-outs. */
public final class PatientClientSettings {
    static final int ANSWER_MINUTES = 10;
    private static final int CONFIRMATION_MS = 60_000;
    private static final String NAME = "mflix-patient";

    private PatientClientSettings() {}

    public static MongoClientSettings of(MongoClientSettings ordinary) {
        return MongoClientSettings.builder(ordinary)
                .applicationName(NAME)
                .applyToConnectionPoolSettings(pool -> pool.minSize(0)
                        .maxSize(2)
                        .maxConnecting(2)
                        .maxWaitTime(ANSWER_MINUTES, MINUTES)
                        .connectionPoolListenerList(List.of()))
                .applyToSocketSettings(socket -> socket.readTimeout(ANSWER_MINUTES, MINUTES))
                .writeConcern(patient(ordinary.getWriteConcern()))
                .build();
    }

    public static boolean areThoseOf(MongoClientSettings settings) {
        return NAME.equals(settings.getApplicationName());
    }

    /** A {@code timeoutMS} of the URI would hold for each operation; on a handle it can be replaced. */
    public static MongoDatabase withoutTimeout(MongoDatabase documents) {
        return documents.getTimeout(MILLISECONDS) == null ? documents : documents.withTimeout(ANSWER_MINUTES, MINUTES);
    }

    // region patient
    private static WriteConcern patient(WriteConcern ordinary) {
        // without an acknowledgement it would be unknown what was written
        return ordinary.isAcknowledged() ? ordinary.withWTimeout(CONFIRMATION_MS, MILLISECONDS) : WriteConcern.W1;
    }
    // endregion patient
}
