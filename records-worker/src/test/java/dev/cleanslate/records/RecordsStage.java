package dev.cleanslate.records;

import dev.cleanslate.messages.Target;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.testkit.HandTurnedClock;
import dev.cleanslate.testkit.TestPostgres;
import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import dev.cleanslate.worker.cloud.CallLimits;
import dev.cleanslate.worker.cloud.CloudCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The handler and a PostgreSQL behind a tap, whose waits only turn a clock.
final class RecordsStage implements ProviderStage, AutoCloseable {
  /// Ample, so that a busy machine is not taken for a slow database.
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration HASTY = Duration.ofSeconds(1);
  private static final String PROOF = "sameness: { column: born }";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// What "gone" means on a stage.
  enum Sort {
    DELETED("gone: deleted", "delete from "),
    TRANSITION(
        """
        gone: transition
            transition: { column: state, final: [done], phases: [{ from: [open], to: done }] }\
        """,
        "(update \""),
    MARKED(
        """
        gone: soft-delete
            soft-delete: { column: state, status: done, at: ended }\
        """,
        "update \"");

    private final String gone;
    private final String changing;

    Sort(String gone, String changing) {
      this.gone = gone;
      this.changing = changing;
    }

    boolean changes(String sql) {
      return sql.contains(changing);
    }
  }

  private final HandTurnedClock clock = HandTurnedClock.at(Instant.now());
  private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);
  private final Estate estate;
  private final Sort sort;
  private final PostgresTap tap;
  private volatile Running running;

  RecordsStage(Sort sort) {
    this.sort = sort;
    String declared =
        Things.DECLARED
            .replace("gone: deleted", sort.gone)
            .replace("ids: never-reused", "ids: never-reused\n    " + PROOF)
            .replace("\".{1,200}\"", "\"[a-z0-9-]{1,40}\"");
    estate =
        Estate.of(
            declared,
            """
            create table things (id bigint generated always as identity primary key,
              owner text, state text default 'open', born text, ended timestamptz)\
            """);
    tap = new PostgresTap(TestPostgres.port(), sort::changes);
    running = running(PATIENT, declared);
  }

  private Running running(Duration timeout, String declared) {
    String url = Estate.url().replace(":" + TestPostgres.port(), ":" + tap.port());
    RecordsProperties.Place place = Estate.Setting.usual().at(url + "?prepareThreshold=0").place();
    List<RecordKind> kinds = Estate.read(declared.replace("SCHEMA", estate.schema));
    Databases databases = new Databases(Map.of("things", place), name -> guard(name, timeout));
    return new Running(
        new RecordsHandler(kinds, databases, new Taking(1000, UUID::randomUUID)),
        databases,
        declared);
  }

  private record Running(RecordsHandler handler, Databases databases, String declared) {}

  private CloudCall guard(String name, Duration timeout) {
    CallLimits limits =
        new CallLimits(
            10_000,
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            timeout,
            1000,
            100,
            Duration.ofSeconds(5));
    return new CloudCall(
        name,
        limits,
        clock,
        time -> {
          clock.advance(time);
          waited.accumulateAndGet(time, Duration::plus);
        },
        new Random(7));
  }

  @Override
  public ResourceHandler handler() {
    return new ResourceHandler() {
      @Override
      public Collection<Kind> kinds() {
        return running.handler().kinds();
      }

      @Override
      public Advanced advance(Target target, Errand errand) {
        return running.handler().advance(target, errand);
      }

      @Override
      public Looked look(Target target, Errand errand) {
        return running.handler().look(target, errand);
      }

      @Override
      public Listing list(
          String name, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
        return running.handler().list(name, scope, errand, each);
      }
    };
  }

  @Override
  public Target create() {
    Target target = target("owner-" + NUMBER.incrementAndGet());
    estate.run(
        "insert into things (owner, born) select '%s', 'then' from generate_series(1, %d)"
            .formatted(target.id(), sort == Sort.MARKED ? 1 : 3));
    return target;
  }

  @Override
  public Target missing() {
    return target("nobody");
  }

  private Target target(String owner) {
    return estate.target(Things.KIND, owner, "then");
  }

  @Override
  public Optional<Target> mistaken(Target target) {
    return Optional.of(estate.target(Things.KIND, String.valueOf(target.id()), "another time"));
  }

  @Override
  public void trouble(Where where, Trouble trouble, int times) {
    if (trouble == Trouble.SLOW) {
      Running before = running;
      running = running(HASTY, before.declared());
      before.databases().close();
    }
    tap.trouble(
        switch (where) {
          case DELETING -> sort::changes;
          case READING -> sql -> sql.startsWith("select count(*)");
          case CONTROL -> sql -> sql.contains("pg_class");
        },
        trouble,
        times);
  }

  @Override
  public boolean isThere(Target target) {
    String left =
        switch (sort) {
          case DELETED -> "true";
          case TRANSITION -> "state <> 'done'";
          case MARKED -> "ended is null";
        };
    return estate.count("things where owner = '%s' and %s".formatted(target.id(), left)) > 0;
  }

  @Override
  public int requests() {
    return tap.statements();
  }

  @Override
  public int deletions() {
    return tap.changes();
  }

  @Override
  public Duration waited() {
    return waited.get();
  }

  @Override
  public String secret() {
    return Estate.SECRET;
  }

  @Override
  public void close() {
    running.databases().close();
    tap.close();
    estate.close();
  }
}
