package dev.cleanslate.orchestrator.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.Incoming;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.orchestrator.engine.SagaConflict;
import dev.cleanslate.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Many threads do everything at once to a few owners. Nothing deadlocks, nothing fails, everything
/// adds up, and in the end everything is gone.
class CrowdTests {
  private static final int THREADS = 6;
  private static final int OWNERS = 8;

  private HikariDataSource database;
  private EngineRig rig;
  private final ConcurrentLinkedQueue<Command> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger names = new AtomicInteger();

  @BeforeEach
  void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    rig = new EngineRig(PostgresBooks.in(database));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aThousandRounds() throws Exception {
    crowd(1_000);
  }

  @Test
  @Tag("full")
  void tenThousandRounds() throws Exception {
    crowd(10_000);
  }

  private void crowd(int rounds) throws Exception {
    for (int i = 0; i < OWNERS; i++) {
      rig.register("o" + i, EngineRig.item("file", "f" + i));
      rig.open("o" + i);
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(thread);
        done.add(
            threads.submit(() -> {
              for (int i = 0; i < rounds / THREADS; i++) {
                something(random);
              }
            }));
      }
      for (Future<?> one : done) {
        one.get(300, TimeUnit.SECONDS);
      }
    }
    new BooksCheck(JdbcClient.create(database)).everythingAddsUp();
    assertThat(finishEverything()).as("sagas left open").isZero();
    new BooksCheck(JdbcClient.create(database)).everythingAddsUp();
  }

  private void something(Random random) {
    open.addAll(rig.sent());
    switch (random.nextInt(10)) {
      case 0 -> register(random);
      case 1, 2 -> rig.engine.wake(50);
      case 3 -> retry(random);
      default -> answer(random);
    }
  }

  private void register(Random random) {
    int owner = random.nextInt(OWNERS);
    List<ResourceEvent.Item> items = new ArrayList<>();
    String store = "s" + names.incrementAndGet();
    items.add(EngineRig.item("store", store));
    items.add(EngineRig.child("leaf", "l" + names.incrementAndGet(), store));
    items.add(EngineRig.item("file", "f" + names.incrementAndGet()));
    rig.register("o" + owner, items.toArray(ResourceEvent.Item[]::new));
  }

  private void retry(Random random) {
    openSaga("o" + random.nextInt(OWNERS))
        .ifPresent(saga -> {
          if (rig.sheet(saga).saga().state().isOpen()) {
            tryToRetry(saga);
          }
        });
  }

  private void tryToRetry(UUID saga) {
    try {
      rig.engine.change(saga, hand -> hand.retry("crowd"));
    } catch (SagaConflict ended) {
      assertThat(ended).hasMessageContaining("it is deleted");
    }
  }

  private Optional<UUID> openSaga(String owner) {
    return rig.books
        .transactions()
        .run(() ->
            rig.books
                .ledger()
                .lock(EngineRig.owner(owner))
                .flatMap(found -> rig.books.sagas().openFor(found.no())));
  }

  private void answer(Random random) {
    List<Incoming> batch = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      Command command = open.poll();
      if (command != null) {
        batch.add(answer(command, random));
        if (random.nextInt(5) == 0) {
          open.add(command);
        }
      }
    }
    if (!batch.isEmpty()) {
      rig.engine.apply(batch);
    }
  }

  private static Incoming answer(Command command, Random random) {
    boolean well = random.nextInt(5) != 0;
    return switch (command) {
      case Command.Advance advance -> well ? EngineRig.gone(advance) : EngineRig.refused(advance);
      case Command.Look look ->
          well ? EngineRig.gone(look) : EngineRig.present(look, Verdict.Standing.HELD);
    };
  }

  private int finishEverything() {
    int left = OWNERS;
    for (int i = 0; i < 60 && left > 0; i++) {
      open.addAll(rig.sent());
      List<Incoming> batch = new ArrayList<>();
      for (Command one = open.poll(); one != null; one = open.poll()) {
        batch.add(EngineRig.gone(one));
      }
      rig.engine.apply(batch);
      rig.goneUntilQuiet();
      left = 0;
      for (int owner = 0; owner < OWNERS; owner++) {
        Optional<UUID> saga = openSaga("o" + owner);
        left += saga.isPresent() ? 1 : 0;
        saga.ifPresent(this::tryToRetry);
      }
      JdbcClient.create(database)
          .sql("update step set due_at = clock_timestamp() where due_at is not null")
          .update();
      rig.engine.wake(1_000);
    }
    return left;
  }
}
