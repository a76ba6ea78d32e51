package mflix;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The house's rules: who may call whom, and what may stand where. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mflix");

    /** From a room to the rooms, or single classes of a room, that it may call. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            entry("problem", List.of()),
            entry("agent", List.of()),
            entry("mongo", List.of("problem")),
            entry("load", List.of("problem", "mongo")),
            entry("migration", List.of("problem", "mongo")),
            entry(
                    "embedded",
                    List.of(
                            "problem",
                            "mongo.Fallback",
                            "mongo.Config",
                            "mongo.DataDirectory",
                            "mongo.CollectionName",
                            "mongo.CheckedSettings",
                            "load")),
            entry("comments", List.of("problem", "mongo", "users.Caller")),
            entry("movies", List.of("problem", "mongo", "comments.Comments")),
            entry("users", List.of("problem", "mongo")),
            entry("report", List.of("problem", "mongo")),
            entry("status", List.of("problem", "mongo")),
            entry("grizzly", List.of("problem", "web.BareReply")),
            entry(
                    "web",
                    List.of(
                            "problem",
                            "mongo.Failures",
                            "mongo.Watch",
                            "mongo.Tags",
                            "mongo.BsonValues",
                            "mongo.Config",
                            "mongo.CheckedSettings")),
            entry(
                    "cli",
                    List.of(
                            "problem",
                            "mongo",
                            "embedded",
                            "load",
                            "movies",
                            "comments",
                            "users",
                            "migration",
                            "status")));

    @Test
    void everyRoomHasItsArrowsAndItsDescription() throws IOException {
        try (var rooms = Files.list(Path.of("src/main/java/mflix"))) {
            for (var room : rooms.toList()) {
                assertThat(ARROWS).containsKey(room.getFileName().toString());
                assertThat(room.resolve("package-info.java")).content().contains("May call", "Holds:", "Out of scope:");
            }
        }
    }

    @Test
    void roomsCallOnlyWhomTheyMay() {
        ARROWS.forEach((room, allowed) -> noClasses()
                .that()
                .resideInAPackage("mflix." + room)
                .should()
                .dependOnClassesThat(resideInAPackage("mflix..")
                        .and(DescribedPredicate.describe(
                                "are outside " + allowed, target -> !mayBeCalled(room, allowed, target.getName()))))
                .because(
                        "an arrow that is not in the table bends the house; the room's package-info says whom it may call")
                .check(HOUSE));
    }

    private static boolean mayBeCalled(String room, List<String> allowed, String target) {
        var topLevel =
                target.replaceFirst("^\\[+L", "").replaceFirst("[$;].*", "").replaceFirst("^mflix\\.", "");
        var owner = topLevel.replaceFirst("\\..*", "");
        return owner.equals(room) || allowed.contains(owner) || allowed.contains(topLevel);
    }

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching("mflix.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle is one big room with two names")
                .check(HOUSE);
    }

    @Test
    void problemIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("mflix.problem")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "mflix.problem"))
                .because("it is used by code that runs without a server")
                .check(HOUSE);
    }

    @Test
    void onlyResourcesAndTheWebKnowJaxRs() {
        // who may call a method is decided where methods are known
        onlyIn(
                "jakarta.ws.rs..",
                "mflix.web",
                "(Resource|ProtectedPaths|AccessFilter|UndecidedAccess|Caller|CallerContext)",
                "stores and runners must be testable with new");
    }

    @Test
    void librariesStayInTheirRooms() {
        onlyIn("picocli..", "mflix.cli", null, "a library is swapped in one room");
        onlyIn("de.bwaldvogel..", "mflix.embedded", null, "a library is swapped in one room");
        onlyIn("org.h2..", "mflix.embedded", null, "a library is swapped in one room");
        onlyIn("org.jose4j..", "mflix.users", null, "a library is swapped in one room");
        onlyIn("at.favre..", "mflix.users", null, "a library is swapped in one room");
        onlyIn("org.glassfish.grizzly..", "mflix.grizzly", null, "another server has no Grizzly");
    }

    private static void onlyIn(String library, String room, String suffix, String because) {
        var home = resideInAPackage(room);
        noClasses()
                .that(DescribedPredicate.not(suffix == null ? home : home.or(nameMatching(".*" + suffix))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(because)
                .check(HOUSE);
    }

    @Test
    void theDriverIsUsedByStoresOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("mflix.mongo", "mflix.embedded", "mflix.load")
                .and()
                .haveNameNotMatching("mflix\\.comments\\.(Comments|CommentPages|CommentKey|CommentCursor)")
                .and()
                .haveNameNotMatching("mflix\\.status\\.(ConfigOptions|[A-Za-z]+Checks?|Stored|TestPeople)")
                .and()
                .haveNameNotMatching("mflix\\.users\\.(AccountCollection|Sessions|UserDirectory)")
                .and()
                .resideOutsideOfPackages("mflix.movies", "mflix.report", "mflix.migration")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.mongodb..")
                .because("there is one wall to the driver")
                .check(HOUSE);
    }

    @Test
    void thereIsOneClient() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("mflix.mongo.Database")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(With.owner(DescribedPredicate.describe(
                        "MongoClients", owner -> owner.getName().equals("com.mongodb.client.MongoClients")))))
                .because("a second client is a second pool, and the limit of 50 would be a lie")
                .check(HOUSE);
    }

    @Test
    void theClientWideTimeoutIsNeverSet() {
        noClasses()
                .should()
                .callMethod(
                        "com.mongodb.MongoClientSettings$Builder", "timeout", "long", "java.util.concurrent.TimeUnit")
                .because("it silently removes wtimeout from every write")
                .check(new ClassFileImporter().importPackages("mflix"));
    }

    @Test
    void everyResourceMethodSaysWhoMayCallIt() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Resource")
                .should(beAnnotatedWith(PermitAll.class).or(beAnnotatedWith(RolesAllowed.class)))
                .because("class-level annotations are not trusted, and an unmarked method lets nobody in")
                .check(HOUSE);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("mflix.web.ClockProducer")
                .should()
                .callMethod("java.time.Instant", "now")
                .orShould()
                .callMethod("java.time.LocalDate", "now")
                .orShould()
                .callMethod("java.lang.System", "currentTimeMillis")
                .because("a test cannot wait a day")
                .check(HOUSE);
    }

    @Test
    void clientTextNeverBecomesAQuery() {
        noClasses()
                .that()
                .resideOutsideOfPackage("mflix.load")
                .should()
                .callMethod("org.bson.Document", "parse", "java.lang.String")
                .orShould()
                .callMethod("org.bson.BsonDocument", "parse", "java.lang.String")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.bson.json.JsonReader")
                .because("parsed text could hold operators")
                .check(HOUSE);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("mflix.cli")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a server has a log")
                .check(HOUSE);
        noClasses()
                .should()
                .callMethod(Throwable.class, "printStackTrace")
                .because("a server has a log")
                .check(HOUSE);
    }

    @Test
    void namesSayWhoseJobItIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Service|Manager|Utils?|Helper)")
                .because("such a name says that nobody decided whose job it is")
                .check(HOUSE);
    }

    @Test
    void onlyTheMongoRoomReadsItsSettings() throws IOException {
        var readers = new ArrayList<Path>();
        try (var files = Files.walk(Path.of("src/main/java/mflix"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                // the database's file is called mflix.db too
                if (Files.readString(file).matches("(?s).*\"mflix\\.db\\.(uri|[a-z-]*max-time).*")
                        && !file.getParent().endsWith("mongo")) {
                    readers.add(file);
                }
            }
        }
        assertThat(readers).as("files outside mongo that read mflix.db.*").isEmpty();
    }
}
