package dev.cleanslate.storage;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.storage.s3.S3Service;
import dev.cleanslate.testkit.HandTurnedClock;
import dev.cleanslate.worker.answer.Answering;
import dev.cleanslate.worker.cloud.CallLimits;
import dev.cleanslate.worker.cloud.CloudCall;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/// A handler for one store, whose waits only turn a clock, with its client to arrange things.
final class Scene implements AutoCloseable {
  /// Ample, so that a busy machine is not taken for a slow service.
  static final Duration PATIENT = Duration.ofSeconds(20);

  /// No breaker opens, and the rate is never reached.
  private static final CallLimits FREE =
      new CallLimits(
          10_000,
          3,
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          PATIENT,
          1000,
          100,
          Duration.ofSeconds(5));

  private static final OwnerRef OWNER = new OwnerRef("acme", "clone", "clone-7");
  private static final StepRef REF = new StepRef(new UUID(1, 1), 1, 1, new UUID(2, 2));
  private static final int MOST_STEPS = 200;

  final HandTurnedClock clock = HandTurnedClock.at(Instant.now());
  final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);
  final StorageProperties.Service set;
  final S3Client client;
  final StorageHandler handler;
  final List<Reply> replies = new ArrayList<>();
  private final Answering worker;

  Scene(StorageProperties.Service set, Duration timeout) {
    this(set, timeout, FREE);
  }

  Scene(StorageProperties.Service set, Duration timeout, CallLimits limits) {
    this.set = set;
    this.client = Clients.of(set, timeout);
    S3Service service = new S3Service(client, guard(limits), clock, timeout);
    this.handler =
        new StorageHandler(
            new Stores(List.of(StorageConfiguration.store("attic", set, service, clock))));
    this.worker = Answering.of("storage", List.of(handler), new Holds(), clock);
  }

  static StorageProperties.Service service(URI endpoint, String key, String secret) {
    return service(endpoint, key, secret, 1000);
  }

  static StorageProperties.Service service(URI endpoint, String key, String secret, int batch) {
    return new StorageProperties.Service(
        endpoint, "us-east-1", key, secret, true, null, null, batch, null);
  }

  static StorageProperties.Service declared(
      StorageProperties.Service set, String account, String sentinel) {
    return new StorageProperties.Service(
        set.endpoint(),
        set.region(),
        set.accessKey(),
        set.secretKey(),
        set.pathStyle(),
        account,
        sentinel,
        set.batch(),
        set.instance());
  }

  private CloudCall guard(CallLimits limits) {
    return new CloudCall(
        "storage",
        limits,
        clock,
        time -> {
          clock.advance(time);
          waited.accumulateAndGet(time, Duration::plus);
        },
        new Random(7));
  }

  Reply advance(Target target) {
    Reply reply = worker.advance(new Command.Advance(REF, OWNER, target, 60_000));
    replies.add(reply);
    return reply;
  }

  /// Asks again as long as the answer is "still deleting".
  Reply advanceToTheEnd(Target target) {
    Reply reply = advance(target);
    for (int i = 0; i < MOST_STEPS && reply instanceof Reply.StillDeleting; i++) {
      reply = advance(target);
    }
    return reply;
  }

  /// How much all replies together say that they took away.
  long takenAway() {
    return replies.stream()
        .mapToLong(reply ->
            switch (reply) {
              case Reply.Gone gone -> gone.tally() == null ? 0 : gone.tally().count();
              case Reply.StillDeleting still -> still.tally() == null ? 0 : still.tally().count();
              default -> 0;
            })
        .sum();
  }

  Verdict look(Target target) {
    return worker.look(new Command.Look(REF, OWNER, target, 60_000));
  }

  static Target prefix(String bucket, String prefix, String account) {
    return prefix(bucket, prefix, account, null);
  }

  static Target prefix(String bucket, String prefix, String account, @Nullable String sameness) {
    return new Target("storage.prefix", prefix, Map.of("bucket", bucket), account, null, sameness);
  }

  static Target object(String bucket, String key, String account) {
    return object(bucket, key, account, null);
  }

  static Target object(String bucket, String key, String account, @Nullable String sameness) {
    return new Target("storage.object", key, Map.of("bucket", bucket), account, null, sameness);
  }

  @Override
  public void close() {
    client.close();
  }
}
