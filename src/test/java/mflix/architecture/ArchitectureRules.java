package mflix.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.servlet.annotation.WebFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The general rules of the code, for the packages below one root, so that a test can also show how they fail. */
public record ArchitectureRules(String root) {
    /** Of a package, its package-info among them. */
    private static final int MOST_FILES = 27;

    private static final Set<String> OPTIONALS =
            Set.of("java.util.Optional", "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble");

    /** {@code arrows}: from each package, without the root, to the packages and single classes that it may call. */
    public ArchRule onlyTheseArrows(String from, Set<String> allowed) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + from)
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..")
                        .and(describe("are outside " + allowed, target -> !isAllowed(from, allowed, target))))
                .because("the arrows between packages are those of the table, which ARCHITECTURE.md draws");
    }

    private boolean isAllowed(String from, Set<String> allowed, JavaClass target) {
        var owner = relative(target.getBaseComponentType().getPackageName());
        return owner.equals(from)
                || allowed.contains(owner)
                || allowed.contains(relative(topLevel(target.getBaseComponentType())));
    }

    private String relative(String name) {
        return name.startsWith(root + ".") ? name.substring(root.length() + 1) : name;
    }

    private static String topLevel(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    public ArchRule noCirclesOfPackages() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle are one package with several names");
    }

    /** Nested classes count as their top-level class. */
    public ArchRule noCirclesOfClasses() {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return type.getPackageName().startsWith(root)
                                ? SliceIdentifier.of(topLevel(type))
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "top-level classes";
                    }
                })
                .should()
                .beFreeOfCycles()
                .because("classes in a circle can only be read together");
    }

    public ArchRule resourcesHavePublicConstructors() {
        return constructors()
                .that()
                .areDeclaredInClassesThat(areResources())
                .should()
                .bePublic()
                .because("Jakarta REST asks for it, and not every server is lenient")
                .allowEmptyShould(true);
    }

    public ArchRule resourcesArePublic() {
        return classes()
                .that(areResources())
                .should()
                .bePublic()
                .because("Jakarta REST asks for it, and not every server is lenient")
                .allowEmptyShould(true);
    }

    /** Resources and providers: CDI makes them, by the constructor with {@code @Inject}; RESTEasy looks for another one first. */
    public ArchRule everyServerCanMakeRestComponents() {
        return classes()
                .that()
                .areAnnotatedWith(jakarta.ws.rs.Path.class)
                .or()
                .areAnnotatedWith(Provider.class)
                .should()
                .bePublic()
                .andShould()
                .beAnnotatedWith(Singleton.class)
                .andShould(have(describe("a public constructor without parameters", type -> type.tryGetConstructor()
                        .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC))
                        .isPresent())))
                .because("a server may refuse the whole application for one that it cannot make")
                .allowEmptyShould(true);
    }

    public ArchRule noFilterThatAServerMayLeaveOut() {
        return noClasses()
                .should()
                .beAnnotatedWith(WebFilter.class)
                .because("some servers go on without such a filter when it cannot be started; FilterStartup does not")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> areResources() {
        return describe("are resources", type -> type.getSimpleName().endsWith("Resource"));
    }

    public ArchRule everyResourceMethodSaysWhoMayCallIt() {
        return methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(areResources())
                .should(beAnnotatedWith(PermitAll.class).or(beAnnotatedWith(RolesAllowed.class)))
                .because("an annotation on a class is not trusted, and a method without one lets nobody in")
                .allowEmptyShould(true);
    }

    /** Nested types, too. {@code names}: from the simple name of a platform type to the package it is in. */
    public ArchRule noNameOfAPlatformType(Map<String, String> names) {
        return noClasses()
                .should(be(
                        describe("named like a type of the platform", type -> names.containsKey(type.getSimpleName()))))
                .because("a reader takes it for the type that he knows");
    }

    public ArchRule noNameThatHidesTheJob() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Service|Manager|Utils?|Helper)")
                .because("such a name says that nobody decided what its job is");
    }

    public ArchRule noSimpleNameIsUsedTwice() {
        return classes()
                .that(areFiles())
                .should(beTogether("have simple names of their own", names -> names.stream()
                        .filter(name -> Collections.frequency(names, name) > 1)
                        .distinct()
                        .map(name -> name + " is the name of several classes")
                        .toList()))
                .because("a reader who knows one of them takes the other for it");
    }

    public ArchRule fewNamesAreOneWord() {
        return classes()
                .that(areFiles())
                .should(beTogether("have names of several words, but for less than a quarter", names -> {
                    var oneWord = names.stream()
                            .filter(name -> name.matches("[A-Z][a-z0-9]*"))
                            .toList();
                    return oneWord.size() < names.size() / 4
                            ? List.of()
                            : List.of(oneWord.size() + " of " + names.size() + " names are one word: " + oneWord);
                }))
                .because("one word seldom says whose job it is");
    }

    // Of the files that declare a type: each has one.
    private static DescribedPredicate<JavaClass> areFiles() {
        return describe(
                "are of a file of their own",
                type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
    }

    /** {@code faults}: from all simple names to a sentence for each fault. */
    private static ArchCondition<JavaClass> beTogether(String wish, Function<List<String>, List<String>> faults) {
        return new ArchCondition<>(wish) {
            private final List<String> names = new ArrayList<>();

            @Override
            public void init(Collection<JavaClass> all) {
                names.clear();
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                names.add(type.getSimpleName());
            }

            @Override
            public void finish(ConditionEvents events) {
                faults.apply(names).forEach(fault -> events.add(SimpleConditionEvent.violated(names, fault)));
            }
        };
    }

    /** The packages below the root whose folder in {@code sources} has no sentence, no type, or too many files: a sentence for each. */
    public List<String> packagesThatDoNotFit(Path sources) throws IOException {
        var faults = new ArrayList<String>();
        for (var folder : packages(sources)) {
            var name = sources.relativize(folder).toString().replace('/', '.');
            if (!Files.isRegularFile(folder.resolve("package-info.java"))) {
                faults.add(name + " has no package-info");
            }
            try (var files = Files.list(folder)) {
                var count = files.filter(Files::isRegularFile).count();
                if (count < 2 || count > MOST_FILES) {
                    faults.add(name + " has " + count + " files, not 2 to " + MOST_FILES);
                }
            }
        }
        return faults;
    }

    /** The folders of the packages below the root. */
    public List<Path> packages(Path sources) throws IOException {
        var top = sources.resolve(root.replace('.', '/'));
        try (var all = Files.walk(top)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> !folder.equals(top))
                    .sorted()
                    .toList();
        }
    }

    /** A library is used in one package and those below it, and in classes whose names match {@code others}. */
    public ArchRule onlyIn(String library, String home, String others, String because) {
        return noClasses()
                .that(DescribedPredicate.not(
                        resideInAPackage(home + "..").or(nameMatching(others.isEmpty() ? "no class" : others))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(because);
    }

    /** What the compiler makes of lambdas does not count. */
    public ArchRule noOptionalArguments() {
        return noCodeUnits()
                .that()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .haveRawParameterTypes(describe("with an Optional among them", types -> types.stream()
                        .anyMatch(type -> OPTIONALS.contains(type.getName()))))
                .because(
                        "Optional is a result: who has no value calls what takes none, or gives the empty value of its type")
                .allowEmptyShould(true);
    }
}
