package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.CatalogReader;
import dev.cleanslate.orchestrator.intake.IntakeFixture;
import dev.cleanslate.orchestrator.intake.Registrations;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.orchestrator.saga.Mode;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// An engine over some books whose commands are kept instead of sent, and the words to talk to it
/// with.
public final class EngineRig {
  /// Three kinds in a row, wings that go with their store, a record that goes last, everything at
  /// once and without delay; groups own clones and other groups.
  public static final Catalog CATALOG =
      CatalogReader.read(
          new StringReader(
              """
              workers:
                sim: {}
              kinds:
                leaf: { worker: sim, ids: never-reused, verify: { delay: 0s, through-parent: true }, deadline: 15m }
                file: { worker: sim, ids: never-reused, verify: { delay: 0s }, deadline: 15m }
                store: { worker: sim, ids: never-reused, verify: { delay: 0s }, deadline: 15m }
                wing: { worker: sim, ids: never-reused, verify: { delay: 0s }, deadline: 15m }
                record: { worker: sim, ids: never-reused, verify: { delay: 0s }, deadline: 15m }
                seek: { worker: sim, ids: never-reused, verify: { delay: 0s }, deadline: 15m }
                owner:
                  worker: orchestrator
                  scope: [type]
                  ids: reused
                  sameness: life
                  verify: { delay: 0s }
                  deadline: 7d
              owner-types:
                clone:
                  window: 8
                  kinds:
                    leaf: {}
                    file: { after: [leaf] }
                    store: { after: [leaf, file] }
                    wing: { after: [store], goes-with: [store] }
                    record: { last: true }
                sought:
                  window: 8
                  kinds:
                    seek: { finds: { file: "x-{id}.*" } }
                    file: {}
                    store: { after: [file] }
                group:
                  window: 8
                  kinds:
                    owner: { types: [clone, group] }
                    record: { last: true }
              """));

  private static final Usage ONE = new Usage(1, 0, null);

  public final Books books;
  public final Engine engine;
  public final Registrations registrations;
  private final ConcurrentLinkedQueue<Command> sent = new ConcurrentLinkedQueue<>();
  private final Queue<Traceparent> traces = new ConcurrentLinkedQueue<>();

  /// An engine over those books.
  public EngineRig(Books books) {
    this(books, CATALOG);
  }

  /// An engine over those books, with that catalog.
  public EngineRig(Books books, Catalog catalog) {
    this(books, catalog, new Unbounded());
  }

  EngineRig(Books books, Catalog catalog, Allowance allowance) {
    this.books = books;
    this.engine =
        new Engine(
            books,
            catalog,
            commands -> commands.forEach(this::keep),
            allowance,
            new Tickets(RandomGenerator.getDefault()));
    this.registrations = IntakeFixture.registrations(books, engine, catalog);
  }

  private void keep(Outgoing out) {
    sent.add(out.command());
    traces.add(out.trace());
  }

  /// Where all that was ever sent belongs, oldest first.
  public List<Traceparent> traces() {
    return List.copyOf(traces);
  }

  public static OwnerRef owner(String id) {
    return new OwnerRef("t", "clone", id);
  }

  public static OwnerRef group(String id) {
    return new OwnerRef("t", "group", id);
  }

  /// An owner as its owner holds it.
  public static ResourceEvent.Item owned(OwnerRef owner) {
    return new ResourceEvent.Item(
        OwnerRef.KIND,
        owner.id(),
        Map.of(OwnerRef.TYPE_SCOPE, owner.type()),
        null,
        null,
        null,
        null,
        null);
  }

  public static ResourceEvent.Item wing(String id, String store) {
    var carrier = new ResourceEvent.Parent("store", store, true);
    return new ResourceEvent.Item("wing", id, null, "acct", null, carrier, null, null);
  }

  public static ResourceEvent.Item item(String kind, String id) {
    return new ResourceEvent.Item(kind, id, null, "acct", null, null, null, null);
  }

  public static ResourceEvent.Item child(String kind, String id, String parent) {
    return new ResourceEvent.Item(
        kind, id, null, "acct", null, new ResourceEvent.Parent("store", parent), null, null);
  }

  public void register(String owner, ResourceEvent.Item... items) {
    register(owner(owner), items);
  }

  public void register(OwnerRef owner, ResourceEvent.Item... items) {
    Instant now = books.transactions().run(() -> books.sagas().now());
    registrations.take(new ResourceEvent.Registered(owner, List.of(items), null, null, null), now);
  }

  /// Opens a saga and lets it be planned.
  public UUID open(String owner) {
    return open(owner(owner));
  }

  /// Opens a saga and lets it be planned.
  public UUID open(OwnerRef owner) {
    UUID id = openOnly(owner);
    engine.tend(List.of(id));
    return id;
  }

  /// Opens a saga in that mode and lets it be planned.
  public UUID open(OwnerRef owner, Mode mode) {
    UUID id = openOnly(owner, mode);
    engine.tend(List.of(id));
    return id;
  }

  /// Opens a saga as a process does that dies right after.
  public UUID openOnly(String owner) {
    return openOnly(owner(owner));
  }

  private UUID openOnly(OwnerRef owner) {
    return openOnly(owner, Mode.GRACEFUL);
  }

  /// Opens a saga in that trace and lets it be planned.
  public UUID open(OwnerRef owner, Traceparent trace) {
    UUID id = UUID.randomUUID();
    openOnly(owner, new Opening(id, "test", "a test").in(trace));
    engine.tend(List.of(id));
    return id;
  }

  private UUID openOnly(OwnerRef owner, Mode mode) {
    UUID id = UUID.randomUUID();
    openOnly(owner, new Opening(id, "test", "a test", mode));
    return id;
  }

  private void openOnly(OwnerRef owner, Opening opening) {
    books
        .transactions()
        .run(() -> {
          Owner locked = books.ledger().lock(owner).orElseThrow();
          return engine.open(locked, opening);
        });
  }

  /// The commands that were sent since the last call, oldest first.
  public List<Command> sent() {
    List<Command> list = new ArrayList<>();
    for (Command one = sent.poll(); one != null; one = sent.poll()) {
      list.add(one);
    }
    return list;
  }

  public static Incoming gone(Command command) {
    return switch (command) {
      case Command.Advance advance ->
          answered(new Reply.Gone(advance.ref(), Evidence.of("DELETE", "200"), ONE));
      case Command.Look look ->
          judged(
              new Verdict.Gone(
                  look.ref(),
                  new Evidence("GET", "404", "GET parent -> 200", 0L, "acct", null),
                  ONE));
    };
  }

  public static Incoming present(Command command, Verdict.Standing standing) {
    return judged(
        new Verdict.Present(command.ref(), standing, Evidence.of("GET", "200"), null, ONE));
  }

  public static Incoming refused(Command command) {
    return answered(new Reply.Refused(command.ref(), Refusal.PROTECTED, "kept", ONE));
  }

  public static Incoming answered(Reply reply) {
    return new Incoming(0, reply.ref().saga(), reply.ref().step(), new Event.Answered(reply));
  }

  public static Incoming judged(Verdict verdict) {
    return new Incoming(0, verdict.ref().saga(), verdict.ref().step(), new Event.Judged(verdict));
  }

  /// Answers everything with gone, until nothing is sent any more; the ids of what was deleted, in
  /// order.
  public List<String> goneUntilQuiet() {
    List<String> deleted = new ArrayList<>();
    for (List<Command> batch = sent(); !batch.isEmpty(); batch = sent()) {
      batch.stream()
          .filter(command -> command instanceof Command.Advance)
          .forEach(command -> deleted.add(String.valueOf(command.target().id())));
      engine.apply(batch.stream().map(EngineRig::gone).toList());
    }
    return deleted;
  }

  public Sheet sheet(UUID saga) {
    return Optional.ofNullable(
            books.transactions().run(() -> books.sagas().lock(List.of(saga), true)).get(saga))
        .orElseThrow();
  }

  private static final class Unbounded implements Allowance {
    @Override
    public @Nullable Instant notBefore(
        OwnerRef owner, UUID saga, Target target, String worker, Instant now) {
      return null;
    }

    @Override
    public void used(Target target, String worker, Usage usage, Instant now) {}
  }
}
