package mflix.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.architecture.broken.circle.FirstHalf;
import mflix.architecture.broken.circle.SecondHalf;
import mflix.architecture.broken.east.EastEnd;
import mflix.architecture.broken.names.Word;
import mflix.architecture.broken.nested.RunLease;
import mflix.architecture.broken.resource.ForgottenFilter;
import mflix.architecture.broken.resource.MongoClient;
import mflix.architecture.broken.resource.RunManager;
import mflix.architecture.broken.west.WestEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule fails when it is broken. */
class ArchitectureRulesTest {
    private static final ArchitectureRules RULES = new ArchitectureRules("mflix.architecture.broken");

    private static void assertBroken(ArchRule rule, Class<?>... by) {
        var result = rule.evaluate(new ClassFileImporter().importPackagesOf(by));
        assertThat(result.hasViolation()).as(rule.getDescription()).isTrue();
    }

    private static Class<?> hiddenResource() {
        try {
            return Class.forName("mflix.architecture.broken.resource.HiddenResource");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertKept(ArchRule rule, Class<?>... by) {
        var result = rule.evaluate(new ClassFileImporter().importPackagesOf(by));
        assertThat(result.hasViolation())
                .as(result.getFailureReport().toString())
                .isFalse();
    }

    @Test
    void anArrowThatIsNotInTheTable() {
        assertBroken(RULES.onlyTheseArrows("east", Set.of("circle")), EastEnd.class, WestEnd.class);
        assertKept(RULES.onlyTheseArrows("east", Set.of("west")), EastEnd.class, WestEnd.class);
        assertKept(RULES.onlyTheseArrows("east", Set.of("west.WestEnd")), EastEnd.class, WestEnd.class);
    }

    @Test
    void aCircleOfPackages() {
        assertBroken(RULES.noCirclesOfPackages(), EastEnd.class, WestEnd.class);
        assertKept(RULES.noCirclesOfPackages(), FirstHalf.class, SecondHalf.class);
    }

    @Test
    void aCircleOfClasses() {
        assertBroken(RULES.noCirclesOfClasses(), FirstHalf.class, SecondHalf.class);
        assertKept(RULES.noCirclesOfClasses(), hiddenResource(), RunManager.class);
    }

    @Test
    void aResourceThatOnlySomeServersCanMake() {
        assertBroken(RULES.resourcesHavePublicConstructors(), hiddenResource());
        assertBroken(RULES.resourcesArePublic(), hiddenResource());
        for (var wish : List.of("be public", "@Singleton", "a public constructor without parameters")) {
            var found = RULES.everyServerCanMakeRestComponents()
                    .evaluate(new ClassFileImporter().importPackagesOf(hiddenResource()));
            assertThat(found.getFailureReport().toString()).contains(wish);
        }
    }

    @Test
    void aResourceMethodWithoutAnAnswerToWhoMayCallIt() {
        assertBroken(RULES.everyResourceMethodSaysWhoMayCallIt(), hiddenResource());
    }

    @Test
    void aFilterThatAServerMayLeaveOut() {
        assertBroken(RULES.noFilterThatAServerMayLeaveOut(), ForgottenFilter.class);
        assertKept(RULES.noFilterThatAServerMayLeaveOut(), EastEnd.class, WestEnd.class);
    }

    @Test
    void aNameOfThePlatform() {
        assertThat(PlatformTypes.bySimpleName())
                .containsKeys("String", "Config", "SecretKey", "Schedule", "Singleton", "MongoClient", "BsonDocument");
        assertBroken(RULES.noNameOfAPlatformType(PlatformTypes.bySimpleName()), MongoClient.class);
        assertKept(RULES.noNameOfAPlatformType(Map.of()), MongoClient.class);
        assertBroken(RULES.noNameOfAPlatformType(PlatformTypes.bySimpleName()), RunLease.class);
        assertKept(RULES.noNameOfAPlatformType(Map.of("RunTimer", "a.platform")), RunLease.class);
    }

    @Test
    void aNameThatIsUsedTwice() {
        assertBroken(RULES.noSimpleNameIsUsedTwice(), FirstHalf.class, Word.class);
        assertKept(RULES.noSimpleNameIsUsedTwice(), FirstHalf.class, EastEnd.class, WestEnd.class);
    }

    @Test
    void tooManyNamesOfOneWord() {
        assertBroken(RULES.fewNamesAreOneWord(), Word.class, FirstHalf.class); // one of four
        assertKept(RULES.fewNamesAreOneWord(), FirstHalf.class, EastEnd.class, WestEnd.class);
        assertKept(
                RULES.fewNamesAreOneWord(),
                Word.class,
                FirstHalf.class,
                EastEnd.class,
                WestEnd.class,
                MongoClient.class);
    }

    @Test
    void aPackageOfTooManyFilesOrTooFewOrWithoutItsSentence(@TempDir Path sources) throws IOException {
        var rules = new ArchitectureRules("films");
        makePackage(sources, "films/small", 1);
        makePackage(sources, "films/small/full", 26);
        assertThat(rules.packagesThatDoNotFit(sources)).isEmpty();
        makePackage(sources, "films/crowded", 27);
        makePackage(sources, "films/hollow", 0);
        Files.delete(sources.resolve("films/small/package-info.java"));
        Files.createFile(sources.resolve("films/small/MovieText.java"));
        assertThat(rules.packagesThatDoNotFit(sources))
                .containsExactly(
                        "films.crowded has 28 files, not 2 to 27",
                        "films.hollow has 1 files, not 2 to 27",
                        "films.small has no package-info");
    }

    private static void makePackage(Path sources, String name, int types) throws IOException {
        var folder = Files.createDirectories(sources.resolve(name));
        Files.createFile(folder.resolve("package-info.java"));
        for (var i = 0; i < types; i++) {
            Files.createFile(folder.resolve("Type" + i + ".java"));
        }
    }

    @Test
    void aNameThatHidesTheJob() {
        assertBroken(RULES.noNameThatHidesTheJob(), RunManager.class);
    }

    @Test
    void aLibraryOutsideItsHome() {
        assertBroken(RULES.onlyIn("mflix.architecture.broken.west", "mflix.other", "", "a sample"), EastEnd.class);
        assertKept(
                RULES.onlyIn("mflix.architecture.broken.west", "mflix.architecture.broken.east", "", "a sample"),
                EastEnd.class,
                WestEnd.class);
    }

    @Test
    void anOptionalArgument() throws ClassNotFoundException {
        var broken = Class.forName("mflix.architecture.broken.argument.WaitTime");
        var found = RULES.noOptionalArguments().evaluate(new ClassFileImporter().importPackagesOf(broken));
        assertThat(found.getFailureReport().getDetails())
                .hasSize(3)
                .anyMatch(detail -> detail.contains("<init>(java.util.OptionalInt)"))
                .anyMatch(detail -> detail.contains("<init>(java.util.OptionalLong, int)"))
                .anyMatch(detail -> detail.contains("shown(java.util.Optional)"));
        assertKept(RULES.noOptionalArguments(), EastEnd.class, WestEnd.class);
    }
}
