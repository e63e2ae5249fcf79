package dev.cleanslate.orchestrator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;

/// How the packages may know each other, and what none of them may do.
class ArchitectureTests {
  private static final String ROOT = "dev.cleanslate.orchestrator";
  private static final int MOST_PUBLIC_PERCENT = 60;
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /// Every arrow that is allowed, in the order of a deletion's way; `api` shows all and may know
  /// all but `surface` and `page`, which may know all but each other, and which nothing knows.
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("catalog", Set.of()),
          Map.entry("ledger", Set.of()),
          Map.entry("alert", Set.of()),
          Map.entry("plan", Set.of("catalog", "ledger")),
          Map.entry("saga", Set.of("catalog")),
          Map.entry("engine", Set.of("alert", "catalog", "ledger", "plan", "saga")),
          Map.entry("dispatch", Set.of("catalog", "engine", "saga")),
          Map.entry("verify", Set.of("dispatch", "engine", "saga")),
          Map.entry(
              "intake", Set.of("alert", "catalog", "dispatch", "engine", "ledger", "plan", "saga")),
          Map.entry("census", Set.of("catalog", "dispatch", "engine", "intake", "ledger")),
          Map.entry("jobs", Set.of("catalog", "census", "engine", "intake", "ledger")),
          Map.entry("script", Set.of("catalog", "ledger")),
          Map.entry("history", Set.of("engine")),
          Map.entry("letter", Set.of("engine")),
          Map.entry("notice", Set.of("engine", "jobs")),
          Map.entry("signal", Set.of("catalog", "dispatch", "engine", "jobs", "notice", "saga")));

  @BeforeEach
  void theClassesWereSeenAtAll() {
    assertThat(CLASSES).hasSizeGreaterThan(100);
    ARROWS
        .keySet()
        .forEach(feature ->
            assertThat(CLASSES.stream().filter(type -> feature(type).equals(feature)))
                .as("classes of " + feature)
                .hasSizeGreaterThanOrEqualTo(2));
  }

  @Test
  void packagesKnowOnlyWhatTheyMayKnow() {
    Map<String, Set<String>> beyond = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      String from = feature(type);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String to = feature(dependency.getTargetClass());
        if (!isAllowed(from, to)) {
          beyond.computeIfAbsent(from + " -> " + to, _ -> new TreeSet<>()).add(type.getName());
        }
      }
    }
    assertThat(beyond).isEmpty();
  }

  @Test
  void packagesDoNotGoInCircles() {
    check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    check(slices().matching(ROOT + ".api.(*)..").should().beFreeOfCycles());
  }

  @Test
  void whatOneOldSystemIsCalledByKnowsNothingOfAnother() {
    check(slices().matching(ROOT + ".surface.(*)..").should().notDependOnEachOther());
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".surface")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + ".surface.*..")));
  }

  @Test
  void viewsOfThePageDoNotKnowEachOther() {
    check(slices().matching(ROOT + ".page.(*)..").should().notDependOnEachOther());
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".page")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + ".page.*..")));
  }

  @Test
  void typesArePackagePrivateUnlessAnotherPackageNeedsThem() {
    List<JavaClass> types =
        CLASSES.stream().filter(type -> type.isTopLevelClass() && !isPackage(type)).toList();
    long open =
        types.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).count();

    assertThat(open * 100 / types.size())
        .as("percent of %d types that are public", types.size())
        .isLessThanOrEqualTo(MOST_PUBLIC_PERCENT);
  }

  /// A bean that the scan finds is named after its class alone; with two of one name the
  /// orchestrator does not start.
  @Test
  void noTwoBeansShareASimpleName() {
    Map<String, Set<String>> beans = new TreeMap<>();
    CLASSES.stream()
        .filter(type -> type.isTopLevelClass() && isBean(type))
        .forEach(type ->
            beans
                .computeIfAbsent(type.getSimpleName(), _ -> new TreeSet<>())
                .add(type.getFullName()));

    assertThat(beans).as("what the scan finds").hasSizeGreaterThan(60);
    assertThat(beans.values()).allSatisfy(classes -> assertThat(classes).hasSize(1));
  }

  @Test
  void noNameSaysNothing() {
    check(
        noClasses()
            .that(DescribedPredicate.describe("are named", type -> !type.isAnonymousClass()))
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|Dto|DTO|Data|Info)")
            .orShould()
            .haveSimpleNameStartingWith("Abstract"));
  }

  @Test
  void timeChanceAndIdsAreHandedIn() {
    DescribedPredicate<JavaClass> everyone =
        DescribedPredicate.describe(
            "are not the application itself",
            type -> !type.isEquivalentTo(OrchestratorApplication.class));
    check(
        noClasses()
            .that(everyone)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class));
    assertThat(
            CLASSES.stream()
                .filter(everyone)
                .flatMap(t -> t.getMethodReferencesFromSelf().stream()))
        .noneMatch(reference ->
            reference.getTarget().getFullName().startsWith("java.util.UUID.randomUUID")
                || reference.getTarget().getFullName().startsWith("java.time.Instant.now"));
  }

  @Test
  void clocksAreMadeOnlyWhereTheyAreHandedOut() {
    check(
        noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Configuration")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone"));
  }

  @Test
  void theRulesKnowNeitherSpringNorDatabaseNorBroker() {
    String[] outside = {
      "org.springframework..",
      "java.sql..",
      "javax.sql..",
      "org.apache.kafka..",
      "org.postgresql..",
      "tools.jackson..",
      "jakarta..",
      "org.slf4j..",
      "java.net.http.."
    };
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".saga..", ROOT + ".plan..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(outside)));
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".catalog..")
            .and()
            .haveSimpleNameNotEndingWith("Configuration")
            .should()
            .dependOnClassesThat(resideInAnyPackage(outside)));
  }

  private static boolean isAllowed(String from, String to) {
    return to.isEmpty()
        || from.isEmpty()
        || from.equals(to)
        || (from.equals("api") && !to.equals("surface") && !to.equals("page"))
        || (from.equals("surface") && !to.equals("page"))
        || (from.equals("page") && !to.equals("surface"))
        || ARROWS.getOrDefault(from, Set.of()).contains(to);
  }

  /// The first part of the package below the root; empty for the root and everything outside.
  private static String feature(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    if (!name.startsWith(ROOT + ".")) {
      return "";
    }
    String below = name.substring(ROOT.length() + 1);
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  private static boolean isBean(JavaClass type) {
    return type.isMetaAnnotatedWith(Component.class) || type.isAssignableTo(Repository.class);
  }

  private static boolean isPackage(JavaClass type) {
    return type.getSimpleName().equals("package-info");
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
