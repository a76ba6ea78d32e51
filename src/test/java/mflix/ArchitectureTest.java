package mflix;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import mflix.architecture.ArchitectureRules;
import mflix.architecture.Arrows;
import mflix.architecture.PlatformTypes;
import mflix.mongo.BackgroundTasks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules of the code: who may call whom, and what may be used where. */
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses MFLIX = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("mflix");
    private static final ArchitectureRules RULES = new ArchitectureRules("mflix");

    @Test
    void packagesCallOnlyWhomTheyMay() {
        Arrows.TABLE.forEach(
                (from, allowed) -> RULES.onlyTheseArrows(from, allowed).check(MFLIX));
    }

    @Test
    void everyPackageHasItsArrowsAndItsSentenceAndFitsInTheMind() throws IOException {
        assertThat(RULES.packages(SOURCES))
                .map(folder ->
                        SOURCES.resolve("mflix").relativize(folder).toString().replace('/', '.'))
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(Arrows.TABLE).containsKey(name));
        assertThat(RULES.packagesThatDoNotFit(SOURCES)).isEmpty();
    }

    @Test
    void nothingGoesInCircles() {
        RULES.noCirclesOfPackages().check(MFLIX);
        RULES.noCirclesOfClasses().check(MFLIX);
    }

    @Test
    void everyServerCanMakeResourcesAndKnowsWhoMayCallThem() {
        RULES.resourcesArePublic().check(MFLIX);
        RULES.resourcesHavePublicConstructors().check(MFLIX);
        RULES.everyServerCanMakeRestComponents().check(MFLIX);
        RULES.everyResourceMethodSaysWhoMayCallIt().check(MFLIX);
        RULES.noFilterThatAServerMayLeaveOut().check(MFLIX);
    }

    @Test
    void namesAreOurOwnAndSayWhoseJobItIs() {
        RULES.noNameOfAPlatformType(PlatformTypes.bySimpleName()).check(MFLIX);
        RULES.noNameThatHidesTheJob().check(MFLIX);
    }

    @Test
    void noSimpleNameIsUsedTwice() {
        RULES.noSimpleNameIsUsedTwice().check(MFLIX);
    }

    @Test
    void atMostAQuarterOfAllNamesAreOneWord() {
        RULES.fewNamesAreOneWord().check(MFLIX);
    }

    @Test
    void problemIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("mflix.problem")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "mflix.problem"))
                .because("it is used by code that runs without a server")
                .check(MFLIX);
    }

    @Test
    void librariesStayInTheirPackages() {
        var swapped = "a library is replaced in one package";
        RULES.onlyIn(
                        "jakarta.ws.rs..",
                        "mflix.web",
                        ".*(Resource|Resource\\$.*|mflix\\.users\\.Caller|mflix\\.users\\.access\\..*)",
                        "stores and runners must be testable with new")
                .check(MFLIX);
        RULES.onlyIn("picocli..", "mflix.cli", "", swapped).check(MFLIX);
        RULES.onlyIn("de.bwaldvogel..", "mflix.embedded", "", swapped).check(MFLIX);
        RULES.onlyIn("org.h2..", "mflix.embedded", "", swapped).check(MFLIX);
        RULES.onlyIn("org.jose4j..", "mflix.users", "", swapped).check(MFLIX);
        RULES.onlyIn("at.favre..", "mflix.users", "", swapped).check(MFLIX);
        RULES.onlyIn(
                        "org.eclipse.microprofile..",
                        "mflix.system.microprofile",
                        "",
                        "another server has no MicroProfile")
                .check(MFLIX);
        RULES.onlyIn("io.opentelemetry..", "mflix.telemetry", "", "another server has no OpenTelemetry")
                .check(MFLIX);
        RULES.onlyIn("org.glassfish.grizzly..", "mflix.grizzly", "", "another server has no Grizzly")
                .check(MFLIX);
    }

    @Test
    void theDriverIsUsedByStoresOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "mflix.audit",
                        "mflix.cli.check",
                        "mflix.mongo..",
                        "mflix.dump",
                        "mflix.embedded..",
                        "mflix.load..",
                        "mflix.movies",
                        "mflix.movies.similar",
                        "mflix.people",
                        "mflix.report",
                        "mflix.migration..",
                        "mflix.status.checks",
                        "mflix.suggestions",
                        "mflix.telemetry",
                        "mflix.theaters")
                .and()
                .haveNameNotMatching("mflix\\.comments\\.(Comments|CommentPages|CommentKey|CommentCursor)")
                .and()
                .haveNameNotMatching("mflix\\.system\\.ConfigOptions")
                .and()
                .haveNameNotMatching(
                        "mflix\\.users\\.(AccountCollection|LoginThrottle|Sessions|admin\\.User(Activity|Directory))")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.mongodb..")
                .because("failures of the driver are translated in one place")
                .check(MFLIX);
    }

    @Test
    void thereIsOneClient() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("mflix.mongo.MongoConnection")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(With.owner(DescribedPredicate.describe(
                        "MongoClients", owner -> owner.getName().equals("com.mongodb.client.MongoClients")))))
                .because("a second client is a second pool, and the limit of 50 would not hold")
                .check(MFLIX);
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
                .check(MFLIX);
    }

    @Test
    void clientTextNeverBecomesAQuery() {
        noClasses()
                .that()
                .resideOutsideOfPackage("mflix.load..")
                .and()
                .doNotHaveFullyQualifiedName("mflix.cli.serve.LogText") // shows the server's log, asks no database
                .should()
                .callMethod("org.bson.Document", "parse", "java.lang.String")
                .orShould()
                .callMethod("org.bson.BsonDocument", "parse", "java.lang.String")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.bson.json.JsonReader")
                .because("parsed text could hold operators")
                .check(MFLIX);
    }

    @Test
    @Tag("F-568")
    void numbersHaveTheSameDigitsEverywhere() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .because("they write the digits of the machine's language; Locale.ROOT does not")
                .check(MFLIX);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("mflix.cli..")
                .and()
                .doNotHaveFullyQualifiedName("mflix.micro.ServerMain") // makes log lines of what others print
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a server has a log")
                .check(MFLIX);
        noClasses()
                .should()
                .callMethod(Throwable.class, "printStackTrace")
                .because("a server has a log")
                .check(MFLIX);
    }

    @Test
    void periodicWorkEndsWithTheApplication() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BackgroundTasks.class.getName())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ManagedScheduledExecutorService.class)
                .because("BackgroundTasks cancels it when the application is undeployed")
                .check(MFLIX);
    }

    @Test
    void onlyThePackageMongoReadsItsSettings() throws IOException {
        var readers = new ArrayList<Path>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                // the database's file is called mflix.db too
                if (Files.readString(file).matches("(?s).*\"mflix\\.db\\.(uri|[a-z-]*max-time).*")
                        && !file.toString().contains("/mongo/")) {
                    readers.add(file);
                }
            }
        }
        assertThat(readers).as("files outside mongo that read mflix.db.*").isEmpty();
    }

    @Test
    void optionalIsAResultOnly() {
        RULES.noOptionalArguments().check(MFLIX);
    }
}
