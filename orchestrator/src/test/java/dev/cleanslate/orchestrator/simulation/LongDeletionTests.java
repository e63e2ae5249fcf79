package dev.cleanslate.orchestrator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.CatalogReader;
import dev.cleanslate.orchestrator.engine.Allowance;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.Incoming;
import dev.cleanslate.orchestrator.engine.MemoryBooks;
import dev.cleanslate.orchestrator.engine.Opening;
import dev.cleanslate.orchestrator.engine.Tickets;
import dev.cleanslate.orchestrator.intake.IntakeFixture;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.testkit.HandTurnedClock;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A node whose server takes 28 minutes to go, under the shipped catalog, in simulated time.
/// Halfway everything restarts: what was under way is lost, and only the books are left.
class LongDeletionTests {
  private static final Duration TAKES = Duration.ofMinutes(28);
  private static final OwnerRef NODE = new OwnerRef("t", "node", "node-1");
  private static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
  private static final Usage ONE = new Usage(1, 0, null);

  private final HandTurnedClock clock = HandTurnedClock.at("2026-11-20T00:00:00Z");
  private final MemoryBooks books = new MemoryBooks(clock);
  private final Catalog catalog = shipped();
  private final List<Command> underWay = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private @Nullable Instant askedAt;
  private int asked;
  private Engine engine = engine();

  @Test
  void aServerThatTakesHalfAnHourIsWaitedForThroughARestart() {
    IntakeFixture.registrations(books.books(), engine, catalog)
        .take(
            new ResourceEvent.Registered(NODE, List.of(server(), network()), null, null, null),
            clock.instant());
    UUID saga = open();

    Instant begin = clock.instant();
    boolean restarted = false;
    while (saga(saga).state().isOpen()
        && clock.instant().isBefore(begin.plus(TAKES.multipliedBy(2)))) {
      if (!restarted && clock.instant().isAfter(begin.plus(TAKES.dividedBy(2)))) {
        underWay.clear();
        engine = engine();
        restarted = true;
      }
      turn();
    }

    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
    assertThat(restarted).isTrue();
    assertThat(deleted).containsExactly("ibm.bare_metal_server", "ibm.reserved_ip");
    Duration took = Duration.between(begin, clock.instant());
    assertThat(took).isBetween(TAKES, TAKES.plusMinutes(2));
    assertThat(asked).as("once every ten seconds or so").isBetween(150, 200);
    assertThat(books.findings()).isEmpty();
  }

  /// What is under way is answered; then time goes on to whatever is due next.
  private void turn() {
    List<Command> batch = List.copyOf(underWay);
    underWay.clear();
    engine.apply(batch.stream().map(this::answered).toList());
    if (underWay.isEmpty()) {
      clock.advance(Duration.ofMillis(500));
    }
    engine.wake(100);
  }

  private Incoming answered(Command command) {
    var ref = command.ref();
    Event event =
        switch (command) {
          case Command.Advance _ -> new Event.Answered(advanced(command));
          case Command.Look _ -> new Event.Judged(looked(command));
        };
    return new Incoming(0, ref.saga(), ref.step(), event);
  }

  private Reply advanced(Command command) {
    String kind = command.target().kind();
    if (kind.equals("ibm.bare_metal_server")) {
      asked++;
      askedAt = askedAt == null ? clock.instant() : askedAt;
      if (!isServerGone()) {
        return new Reply.StillDeleting(command.ref(), 10_000, "status deleting", ONE);
      }
    }
    assertThat(kind.equals("ibm.bare_metal_server") || isServerGone())
        .as("%s goes after its server", kind)
        .isTrue();
    deleted.add(kind);
    return new Reply.Gone(command.ref(), Evidence.of("DELETE", "204"), ONE);
  }

  private static Verdict looked(Command command) {
    return new Verdict.Gone(
        command.ref(), new Evidence("GET", "404", "GET vpc -> 200", 0L, ACCOUNT, null), ONE);
  }

  private boolean isServerGone() {
    return askedAt != null && !clock.instant().isBefore(askedAt.plus(TAKES));
  }

  private UUID open() {
    UUID id = new UUID(1, 1);
    books.run(() ->
        engine.open(
            books.books().ledger().lock(NODE).orElseThrow(), new Opening(id, "test", null)));
    engine.tend(List.of(id));
    return id;
  }

  private Saga saga(UUID id) {
    return books.run(() -> books.peek(List.of(id)).getFirst());
  }

  private Engine engine() {
    return new Engine(
        books.books(),
        catalog,
        sent -> sent.forEach(out -> underWay.add(out.command())),
        new Free(),
        new Tickets(new SplittableRandom(7)));
  }

  private static ResourceEvent.Item server() {
    return item("ibm.bare_metal_server", "vpc", 1);
  }

  private static ResourceEvent.Item network() {
    return item("ibm.reserved_ip", "subnet", 2);
  }

  private static ResourceEvent.Item item(String kind, String place, int number) {
    Map<String, String> scope = Map.of("region", "us-south", place, id(9));
    return new ResourceEvent.Item(kind, id(number), scope, ACCOUNT, null, null, null, null);
  }

  private static String id(int number) {
    return "0717-00000000-0000-0000-0000-%012d".formatted(number);
  }

  private static Catalog shipped() {
    try (Reader yaml =
        new InputStreamReader(
            Objects.requireNonNull(Catalog.class.getResourceAsStream("/catalog.yaml")),
            StandardCharsets.UTF_8)) {
      return CatalogReader.read(yaml);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static final class Free implements Allowance {
    @Override
    public @Nullable Instant notBefore(
        OwnerRef owner, UUID saga, Target target, String worker, Instant now) {
      return null;
    }

    @Override
    public void used(Target target, String worker, Usage usage, Instant now) {}
  }
}
