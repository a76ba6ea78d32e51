package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.RefusedValues;
import mflix.migration.store.RunState;
import org.bson.BsonDateTime;
import org.bson.BsonObjectId;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that writes while a run or its undo goes on: every value of it survives. */
@Tag("migration")
@Tag("survival")
@ParameterizedClass
@EnumSource(names = {"IN_MEMORY", "REAL_SERVER"})
class MeanwhileTest extends Survival {
    private static final String TEXT = "2001-02-03 04:05:06";
    private static final Instant SAME_AS_DATE = Instant.parse("2001-02-03T04:05:06Z");

    MeanwhileTest(Where where) {
        super(where.open());
    }

    // Of every ten films one gets a date, one null, one loses the field, one gets a text that is refused, one goes.
    private void edit() {
        for (var i = 10; i < FILMS; i += 10) {
            edit(i, Updates.set("lastupdated", Instant.ofEpochMilli(i)));
            edit(i + 1, Updates.set("lastupdated", null));
            edit(i + 2, Updates.unset("lastupdated"));
            edit(i + 3, Updates.set("lastupdated", "soon"));
            delete(i + 5);
        }
    }

    private void edit(int i, Bson change) {
        documents.getCollection("movies").updateOne(Filters.eq(OldFilms.id(i)), change);
        invariants.expectWritten(new BsonObjectId(OldFilms.id(i)), Optional.ofNullable(film(i)));
    }

    private void delete(int i) {
        documents.getCollection("movies").deleteOne(Filters.eq(OldFilms.id(i)));
        invariants.expectWritten(new BsonObjectId(OldFilms.id(i)), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"CLAIMED, 1", "ORIGINALS_KEPT, 1", "ORIGINALS_KEPT, 2", "WRITTEN, 3"})
    void whatTheApplicationWritesBetweenTwoStepsWins(BatchMoment milestone, int nth) {
        var ended = node.lead(node.start(), at(milestone, nth, this::edit));
        invariants.check(ended);
        assertThat(film(13).getString("lastupdated").getValue()).isEqualTo("soon");
        assertThat(film(14).isDateTime("lastupdated")).isTrue();
    }

    @Test
    void whatTheApplicationWritesBesideTheRunWins() {
        var writing = new AtomicReference<CompletableFuture<Void>>();
        var ended = node.lead(node.start(), milestone -> {
            if (milestone == BatchMoment.CLAIMED && writing.get() == null) {
                writing.set(CompletableFuture.runAsync(this::edit));
            } else if (milestone == BatchMoment.CHECKPOINT_NEXT && sumsSoFar() == BATCHES - 1) {
                writing.get().join(); // so that the run does not end before the application has written all
            }
        });
        invariants.check(ended);
        assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
    }

    private long sumsSoFar() {
        return node.migrations().active(Migrations.FIRST).stream()
                .mapToLong(run -> sums(run).count("batches"))
                .sum();
    }

    @Test
    void textThatArrivesBehindTheWorkerIsConvertedInTheNextPass() {
        var ended = node.lead(node.start(), at(BatchMoment.CHECKPOINTED, 4, () -> documents
                .getCollection("movies")
                .updateOne(Filters.eq(OldFilms.id(1)), Updates.set("lastupdated", TEXT))));
        assertThat(ended.pass()).isEqualTo(2);
        var converted = film(1);
        assertThat(converted.getDateTime("lastupdated").getValue()).isEqualTo(SAME_AS_DATE.toEpochMilli());
        invariants.expectWritten(new BsonObjectId(OldFilms.id(1)), Optional.of(converted));
        invariants.check(ended);
        assertThat(node.lead(node.act(ended, RunAction.UNDO)).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(film(1).getString("lastupdated").getValue()).isEqualTo(TEXT);
    }

    @Test
    void applicationThatGoesOnWritingTextsIsToldSoAfterThreePasses() {
        var ended = node.lead(node.start(), milestone -> documents
                .getCollection("movies")
                .updateOne(Filters.eq(OldFilms.id(1)), Updates.set("lastupdated", TEXT)));
        assertThat(ended.state()).isEqualTo(RunState.FAILED);
        assertThat(ended.failure().orElseThrow().getString("reason").getValue()).isEqualTo("STILL_WRITTEN");
    }

    @ParameterizedTest
    @CsvSource({"CLAIMED, 1", "WRITTEN, 1", "CHECKPOINTED, 2"})
    void undoLeavesWhatTheApplicationEditsAndBringsAllElseBack(BatchMoment milestone, int nth) {
        var before = snapshot();
        var run = node.migrate();
        invariants.check(run);
        var edited = new BsonDateTime(7);
        var undo = node.lead(node.act(run, RunAction.UNDO), at(milestone, nth, () -> {
            for (var i = 10; i < FILMS; i += 10) {
                documents
                        .getCollection("movies")
                        .updateOne(Filters.eq(OldFilms.id(i)), Updates.set("lastupdated", edited));
            }
        }));
        assertThat(undo.state().isSuccess()).as(undo.stored().toJson()).isTrue();
        for (var i = 1; i <= FILMS; i++) {
            var isEdited = i % 10 == 0 && i < FILMS;
            assertThat(film(i).get("lastupdated"))
                    .as("film %d", i)
                    .isEqualTo(
                            isEdited
                                    ? edited
                                    : before.get(new BsonObjectId(OldFilms.id(i)))
                                            .get("lastupdated"));
        }
        var listed = documents
                .getCollection(RefusedValues.COLLECTION)
                .countDocuments(Filters.and(Filters.eq("run", undo.id()), Filters.eq("reason", "CHANGED_SINCE")));
        assertThat(listed).isEqualTo(22);
        assertThat(undo.state()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
    }
}
