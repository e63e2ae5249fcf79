package dev.cleanslate.orchestrator.surface;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.engine.Allowance;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.Dispatcher;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.Incoming;
import dev.cleanslate.orchestrator.engine.Sagas;
import dev.cleanslate.orchestrator.engine.StepKey;
import dev.cleanslate.orchestrator.engine.Tickets;
import dev.cleanslate.orchestrator.saga.Event;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Plays the workers of one tenant, and the clock that wakes what is due: reads what was sent to
/// Kafka and answers it. Unless told otherwise everything goes, and is seen gone.
public final class PlayedWorkers implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final String tenant;
  private final Engine engine;
  private final MockProducer<byte[], byte[]> sent = producer();
  private final Map<String, Tally> sets = new ConcurrentHashMap<>();
  private final Set<String> kept = ConcurrentHashMap.newKeySet();
  private final Set<String> unclear = ConcurrentHashMap.newKeySet();
  private final Set<String> there = ConcurrentHashMap.newKeySet();
  private final Set<Target> deleted = ConcurrentHashMap.newKeySet();
  private final CountDownLatch ended = new CountDownLatch(1);
  private int read = sent.history().size();
  private Thread thread = new Thread(() -> {});

  private PlayedWorkers(String tenant) {
    this.tenant = tenant;
    this.engine = engine(tenant);
  }

  /// For that client's tenant; answers what is sent from now on.
  public static PlayedWorkers of(Client client) {
    PlayedWorkers workers = new PlayedWorkers(client.tenant());
    workers.thread = Thread.ofVirtual().start(workers::run);
    return workers;
  }

  /// A resource of that kind is a set of so many; those in use are ended where that is asked for.
  public PlayedWorkers set(String kind, long count, long active) {
    sets.put(kind, new Tally(count, active));
    return this;
  }

  /// What is of that kind is protected, and stays.
  public PlayedWorkers keeping(String kind) {
    kept.add(kind);
    return this;
  }

  /// What is of that kind is protected no more.
  public PlayedWorkers keepingNoMore(String kind) {
    kept.remove(kind);
    return this;
  }

  /// Nothing is protected any more.
  public PlayedWorkers stopKeeping() {
    kept.clear();
    return this;
  }

  /// Whether what is of that kind is gone cannot be told.
  public PlayedWorkers doubting(String kind) {
    unclear.add(kind);
    return this;
  }

  /// What is of that kind is seen to be there until it is deleted.
  public PlayedWorkers seeing(String kind) {
    there.add(kind);
    return this;
  }

  private void run() {
    try {
      while (!ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        List<ProducerRecord<byte[], byte[]>> all = sent.history();
        all.subList(read, all.size()).forEach(this::answer);
        read = all.size();
        engine.wake(10_000);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(ProducerRecord<byte[], byte[]> record) {
    if (!record.topic().contains(".commands.") && !record.topic().contains(".checks.")) {
      return;
    }
    Command command = Wire.read(record.value(), Command.class);
    if (command.owner().tenant().equals(tenant)) {
      Event event =
          switch (command) {
            case Command.Advance advance -> new Event.Answered(reply(advance));
            case Command.Look look -> new Event.Judged(verdict(look));
          };
      engine.apply(List.of(new Incoming(0, command.ref().saga(), command.ref().step(), event)));
    }
  }

  private Reply reply(Command.Advance command) {
    String kind = command.target().kind();
    if (kept.contains(kind)) {
      return new Reply.Refused(
          command.ref(), Refusal.PROTECTED, "a retention guards it", Usage.NONE);
    }
    deleted.add(command.target());
    Tally set = sets.get(kind);
    Tally tally = set == null || command.isForced() ? set : new Tally(set.count(), 0);
    return new Reply.Gone(command.ref(), Evidence.of("DELETE it", "200"), tally, null, Usage.NONE);
  }

  private Verdict verdict(Command.Look command) {
    String kind = command.target().kind();
    if (unclear.contains(kind)) {
      return new Verdict.Unverifiable(
          command.ref(), Doubt.NO_CONTROL, "nothing proves the place", Usage.NONE);
    }
    boolean left = !deleted.contains(command.target());
    if (kept.contains(kind) || (left && there.contains(kind))) {
      var standing = kept.contains(kind) ? Verdict.Standing.HELD : Verdict.Standing.FREE;
      return new Verdict.Present(
          command.ref(), standing, Evidence.of("GET it", "200"), null, sets.get(kind), Usage.NONE);
    }
    return new Verdict.Gone(
        command.ref(),
        new Evidence("GET it", "404", "GET its parent -> 200", 0L, "account", null),
        Usage.NONE);
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// An engine that wakes what is this tenant's only: other tests count on theirs being at rest.
  private static Engine engine(String tenant) {
    Books books = RunningApi.bean(Books.class);
    Sagas all = books.sagas();
    Sagas own =
        (Sagas)
            Proxy.newProxyInstance(
                Sagas.class.getClassLoader(),
                new Class<?>[] {Sagas.class},
                (_, method, arguments) -> {
                  Object answer = method.invoke(all, arguments);
                  return method.getName().startsWith("due")
                      ? ((List<?>) answer).stream().filter(due -> isOf(tenant, due)).toList()
                      : answer;
                });
    return new Engine(
        new Books(books.transactions(), own, books.ledger(), books.alerts()),
        RunningApi.bean(Catalog.class),
        RunningApi.bean(Dispatcher.class),
        RunningApi.bean(Allowance.class),
        new Tickets(new SecureRandom()));
  }

  private static boolean isOf(String tenant, Object due) {
    UUID saga = due instanceof StepKey step ? step.saga() : (UUID) due;
    return RunningApi.bean(JdbcClient.class)
        .sql("select exists (select from saga where id = :id and tenant = :tenant)")
        .param("id", saga)
        .param("tenant", tenant)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  @SuppressWarnings("unchecked")
  private static MockProducer<byte[], byte[]> producer() {
    return RunningApi.bean(MockProducer.class);
  }
}
