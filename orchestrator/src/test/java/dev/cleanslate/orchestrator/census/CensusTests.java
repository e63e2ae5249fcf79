package dev.cleanslate.orchestrator.census;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Census;
import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.CensusPage.OwnersRecord;
import dev.cleanslate.messages.CensusPage.Thing;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.orchestrator.intake.Door;
import dev.cleanslate.orchestrator.intake.IntakeFixture;
import dev.cleanslate.orchestrator.intake.Registrations;
import dev.cleanslate.testkit.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Censuses on a real database, with a worker that this test plays. Rows are those of tokens;
/// stores bear marks.
class CensusTests {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final HikariDataSource DATABASE = TestPostgres.fleetingDatabase();
  private static final JdbcClient JDBC = JdbcClient.create(DATABASE);

  private final Books books = PostgresBooks.in(DATABASE);
  private final EngineRig rig = new EngineRig(books, ComparisonTests.CATALOG);
  private final Registrations registrations =
      IntakeFixture.registrations(books, rig.engine, ComparisonTests.CATALOG, JDBC);
  private final List<Census> asked = new ArrayList<>();
  private final Censuses censuses = censuses(HOUR);
  private final Coverage coverage = new Coverage(JDBC, censuses);
  private final Clearing clearing =
      new Clearing(
          books,
          new Clearables(JDBC),
          new Sightings(JDBC),
          registrations,
          IntakeFixture.deletions(
              books, rig.engine, ComparisonTests.CATALOG, JDBC, UUID::randomUUID),
          UUID::randomUUID);

  @BeforeAll
  static void create() {
    PostgresBooks.migrate(DATABASE);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void empty() {
    JDBC.sql(
            "truncate owner, owner_alias, owner_status, resource, saga, gate, step, child_wait,"
                + " history, finding, request, census, census_result, sighting")
        .update();
    censuses.wake();
  }

  @Test
  void whatNobodyKnowsIsToldOnceAndOnlyAfterAWhile() {
    page("rows", null, absent("a"));
    assertThat(findings()).as("seen for the first time").isEmpty();

    hoursPass(2);
    again("rows", absent("a"));
    assertThat(findings()).containsExactly("ownerless home/token/a open");
    JDBC.sql("update finding set told = true").update();

    hoursPass(30);
    again("rows", absent("a"));
    assertThat(findings()).containsExactly("ownerless home/token/a open");
    assertThat(count("finding where not told")).as("to be told again").isZero();
    assertThat(count("sighting where last_seen_at > clock_timestamp() - interval '1 minute'"))
        .isEqualTo(1);
  }

  @Test
  void whatIsKnownToAnybodyInAnyTenantIsNoFinding() {
    register("elsewhere", "token", "x", List.of("alias-of-x"), "rows", "by-id");
    page(
        "rows", null, absent("by-id"), absent("x"), absent("alias-of-x"), absent("by-id-and-more"));

    hoursPass(2);
    again("rows", absent("by-id"), absent("x"), absent("alias-of-x"), absent("by-id-and-more"));

    assertThat(findings()).containsExactly("ownerless home/token/by-id-and-more open");
  }

  @Test
  void whatWasSeenGoneOfAnOwnerThatWasDeletedIsKnownNoMore() {
    register("home", "token", "a", List.of(), "rows", "a");
    JDBC.sql("update resource set state = 'gone'").update();
    JDBC.sql("update owner set state = 'deleted', deleted_at = clock_timestamp()").update();
    page("rows", null, absent("a"));
    hoursPass(2);
    again("rows", absent("a"));

    assertThat(findings()).containsExactly("ownerless home/token/a open");
  }

  @Test
  void aMarkIsGoodForItsOwnTenantAndOwnerOnly() {
    register("t", "clone", "a", List.of(), "store", "other");
    Thing[] stores = {
      new Thing("s1", "t/clone/a", null, null, null),
      new Thing("s2", "t/clone/a-b", null, null, null),
      new Thing("s3", "u/clone/a", null, null, null),
      new Thing("s4", null, null, null, null)
    };
    page("store", null, stores);
    hoursPass(2);
    again("store", stores);

    assertThat(findings())
        .containsExactlyInAnyOrder("ownerless t/clone/a-b open", "ownerless u/clone/a open");
    assertThat(result("store"))
        .satisfies(one -> {
          assertThat(one.complete()).isTrue();
          assertThat(one.counted()).isEqualTo(4);
          assertThat(one.ownerless()).isEqualTo(2);
          assertThat(one.unclaimed()).isEqualTo(1);
        });
  }

  @Test
  void aCensusGoesOnPageByPageAndAPageThatComesTwiceOrLateCountsOnce() {
    Census first = question("rows");
    CensusPage page = listed(first, "c", "acct", absent("a"), absent("b"));
    censuses.take(page);
    Census second = question("rows");
    censuses.take(page);
    censuses.take(listed(second, null, "acct", absent("c")));
    censuses.take(page);
    censuses.take(listed(second, null, "acct", absent("c")));

    assertThat(second.after()).isEqualTo("c");
    assertThat(second.ticket()).isNotEqualTo(first.ticket());
    assertThat(result("rows").counted()).isEqualTo(3);
    assertThat(count("sighting")).isEqualTo(3);
  }

  @Test
  void aWorkerThatDiedIsAskedForTheSamePageAgainByWhicheverOrchestratorLives() {
    Census first = question("rows");
    censuses.take(listed(first, "c", "acct", absent("a")));
    Census lost = question("rows");
    asked.clear();
    hoursPass(1);

    censuses(HOUR).wake();

    assertThat(question("rows").ticket()).isEqualTo(lost.ticket());
    assertThat(question("rows").after()).isEqualTo("c");
    censuses.take(listed(lost, null, "acct"));
    assertThat(result("rows").complete()).isTrue();
  }

  @Test
  void aCensusThatNobodyAnswersIsNotCalledComplete() {
    for (int i = 0; i < Timing.MOST_TRIES; i++) {
      hoursPass(1);
      censuses.wake();
    }

    assertThat(result("rows").complete()).isFalse();
    assertThat(result("rows").why()).contains("did not answer");
  }

  @Test
  void whatCannotBeListedSaysSoAndNothingIsCalledGoneByHalfAListing() {
    page("rows", null, absent("a"));
    hoursPass(2);
    again("rows", absent("a"));
    hoursPass(30);
    censuses.wake();
    censuses.take(listed(question("rows"), "a", "acct"));
    censuses.take(unlisted(question("rows"), Doubt.API_RETIRED));
    censuses.take(unlisted(question("talk"), Doubt.NOT_LISTABLE));

    assertThat(findings()).containsExactly("ownerless home/token/a open");
    assertThat(coverage.all())
        .filteredOn(one -> one.kind().equals("rows"))
        .extracting(Coverage.Count::complete)
        .containsExactlyInAnyOrder(true, false);
    assertThat(result("talk").why()).startsWith("not-listable");
    assertThat(result("talk").complete()).isFalse();
  }

  @Test
  void whatPassesIsAskedForAgain() {
    Census first = question("rows");
    censuses.take(unlisted(first, Doubt.UNAVAILABLE));
    assertThat(count("census_result where kind = 'rows'")).isZero();
    asked.clear();
    hoursPass(1);
    censuses.wake();

    assertThat(question("rows").ticket()).isEqualTo(first.ticket());
  }

  @Test
  void anAccountThatChangesOnTheWayMakesItIncomplete() {
    censuses.take(listed(question("rows"), "a", "one", absent("a")));
    censuses.take(listed(question("rows"), null, "another", absent("b")));

    assertThat(result("rows").complete()).isFalse();
    assertThat(result("rows").why()).contains("account changed");
  }

  @Test
  void whatIsGoneOrRegisteredByThenIsResolved() {
    page("rows", null, absent("a"), absent("b"), absent("c"));
    hoursPass(2);
    again("rows", absent("a"), absent("b"), absent("c"));
    register("home", "token", "b", List.of(), "rows", "b");
    hoursPass(30);
    again("rows", absent("b"), absent("c"));

    assertThat(findings())
        .containsExactlyInAnyOrder(
            "ownerless home/token/a resolved",
            "ownerless home/token/b resolved",
            "ownerless home/token/c open");
  }

  @Test
  void whatTurnsOutToHaveAnOwnerIsToldAgainAsThat() {
    page("rows", null, absent("a"));
    hoursPass(2);
    again("rows", absent("a"));
    JDBC.sql("update finding set told = true, state = 'acknowledged'").update();
    hoursPass(30);
    again("rows", new Thing("a", null, OwnersRecord.THERE, null, null));

    assertThat(findings()).containsExactly("unregistered home/token/a open");
    assertThat(count("finding where not told")).isEqualTo(1);
    assertThat(clearing.list(order(Door.OPERATOR))).isEmpty();
  }

  @Test
  void byAPersonsOrderWhatIsNobodysIsRegisteredAndDeletedInTheOrdinaryWay() {
    found("a", "a-b");

    List<Cleared> cleared = clearing.clear(order(Door.OPERATOR, numberOf("a")));

    assertThat(cleared).extracting(Cleared::outcome).containsExactly("opened");
    assertThat(cleared.getFirst().deletion()).isNotNull();
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "ownerless home/token/a resolved", "ownerless home/token/a-b open");
    assertThat(
            JDBC.sql("select kind || ' ' || id || ' ' || sameness from resource")
                .query((row, _) -> row.getString(1))
                .list())
        .containsExactly("rows a absent");
    assertThat(count("saga where owner_id = 'a' and requested_by = 'jo'")).isEqualTo(1);
  }

  @Test
  void thePublicDoorDeletesNothingThatOnlyOperatorsDoAndLeavesNoTrace() {
    found("a");

    List<Cleared> cleared = clearing.clear(order(Door.PUBLIC));

    assertThat(cleared).extracting(Cleared::outcome).containsExactly("refused");
    assertThat(cleared.getFirst().why()).contains("operator");
    assertThat(count("owner")).isZero();
    assertThat(findings()).containsExactly("ownerless home/token/a open");
  }

  @Test
  void whoWasRegisteredMeanwhileIsLeftAlone() {
    found("a", "b");
    register("home", "token", "a", List.of(), "rows", "other");
    register("elsewhere", "token", "c", List.of("b"), "rows", "more");

    List<Cleared> cleared = clearing.clear(order(Door.OPERATOR));

    assertThat(cleared).hasSize(2).extracting(Cleared::outcome).containsOnly("refused");
    assertThat(count("saga")).isZero();
  }

  @Test
  void anotherTenantsOrderFindsNothing() {
    found("a");

    assertThat(
            clearing.list(
                new Clearing.Order("elsewhere", "jo", null, List.of(), 10, Door.OPERATOR)))
        .isEmpty();
  }

  private void found(String... ids) {
    Thing[] things = Arrays.stream(ids).map(CensusTests::absent).toArray(Thing[]::new);
    page("rows", null, things);
    hoursPass(2);
    again("rows", things);
  }

  private static Clearing.Order order(Door door, Long... numbers) {
    return new Clearing.Order("home", "jo", null, List.of(numbers), 10, door);
  }

  private static long numberOf(String id) {
    return JDBC.sql("select id from finding where sighted_id = :id")
        .param("id", id)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  private Censuses censuses(Duration grace) {
    return new Censuses(
        ComparisonTests.CATALOG,
        books.transactions(),
        new CensusRows(JDBC),
        new Sightings(JDBC),
        new Censuses.Surroundings(
            (_, census) -> asked.add(census),
            UUID::randomUUID,
            new Timing(grace, Duration.ofSeconds(30)),
            "home"));
  }

  private Census question(String kind) {
    return asked.stream()
        .filter(one -> one.kind().equals(kind))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private void page(String kind, @Nullable String next, Thing... things) {
    censuses.take(listed(question(kind), next, "acct", things));
  }

  /// Another census of that kind, by order.
  private void again(String kind, Thing... things) {
    censuses.beginAll();
    censuses.wake();
    page(kind, null, things);
  }

  private static CensusPage listed(
      Census census, @Nullable String next, String account, Thing... things) {
    return new CensusPage.Listed(
        census.ticket(), census.kind(), account, "a listing", List.of(things), 0, next, Usage.NONE);
  }

  private static CensusPage unlisted(Census census, Doubt doubt) {
    return new CensusPage.Unlisted(census.ticket(), census.kind(), doubt, "as it is", Usage.NONE);
  }

  private static Thing absent(String id) {
    return new Thing(id, null, OwnersRecord.ABSENT, null, null);
  }

  private void register(
      String tenant, String type, String owner, List<String> aliases, String kind, String id) {
    var item = new ResourceEvent.Item(kind, id, Map.of(), "acct", null, null, "birth", null);
    registrations.take(
        new ResourceEvent.Registered(
            new OwnerRef(tenant, type, owner), List.of(item), aliases, null, null),
        Instant.EPOCH);
  }

  /// Moves everything that censuses keep so many hours back.
  private static void hoursPass(int hours) {
    String ago = " - interval '%d hours'".formatted(hours);
    JDBC.sql(
            "update sighting set first_seen_at = first_seen_at"
                + ago
                + ", last_seen_at = last_seen_at"
                + ago)
        .update();
    JDBC.sql("update census set began_at = began_at" + ago + ", due_at = due_at" + ago).update();
  }

  private static List<String> findings() {
    return JDBC.sql(
            "select finding || ' ' || tenant || '/' || owner_type || '/' || owner_id || ' ' ||"
                + " state from finding")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static long count(String from) {
    return JDBC.sql("select count(*) from " + from).query((row, _) -> row.getLong(1)).single();
  }

  private Coverage.Count result(String kind) {
    return coverage.all().stream()
        .filter(one -> one.kind().equals(kind) && one.endedAt() != null)
        .max(Comparator.comparing(one -> String.valueOf(one.endedAt())))
        .orElseThrow();
  }
}
