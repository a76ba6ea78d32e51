package mflix.migration;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.migration.conversion.Conversion;
import mflix.migration.store.MigrationDatabase;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.problem.Problem;
import mflix.problem.SafeText;

/** The migrations of this process by name, each with everything that it writes to. */
final class MigrationRegistry {
    private final Map<String, MigrationStores> migrations = new LinkedHashMap<>();

    MigrationRegistry(List<Conversion> conversions, MigrationDatabase storage, Clock clock, String me) {
        conversions.forEach(
                conversion -> migrations.put(conversion.name(), MigrationStores.of(conversion, storage, clock, me)));
    }

    List<String> names() {
        return List.copyOf(migrations.keySet());
    }

    /** @throws Problem NOT_FOUND */
    MigrationStores stores(String migration) {
        return Optional.ofNullable(migrations.get(migration))
                .orElseThrow(() -> Problem.notFound("There is no migration " + SafeText.quoted(migration)
                                + "; there are " + String.join(", ", names()) + ".")
                        .with("allowed", names()));
    }

    /** Active runs of any migration that no worker holds; runs of a migration that this version lacks are left alone. */
    List<Run> abandoned() {
        return migrations.values().stream().findFirst().map(any -> any.runs().abandoned()).orElse(List.of()).stream()
                .filter(run -> migrations.containsKey(run.migration()))
                .toList();
    }
}
