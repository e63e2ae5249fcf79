package dev.cleanslate.dns;

import com.ibm.cloud.sdk.core.http.ServiceCall;
import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.call.Connections;
import dev.cleanslate.ibm.call.Told;
import dev.cleanslate.ibm.credential.Login;
import dev.cleanslate.ibm.credential.TokenSource;
import dev.cleanslate.ibm.credential.Tokens;
import dev.cleanslate.ibm.dns.DnsClient;
import dev.cleanslate.ibm.dns.DnsRecords.Zone;
import dev.cleanslate.ibm.kind.IbmHandler;
import dev.cleanslate.ibm.kind.Proofs;
import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.testkit.HandTurnedClock;
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
import dev.cleanslate.worker.cloud.Controls;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import tools.jackson.databind.JsonNode;

/// The handler and a simulator of its own, with one zone. One clock is turned for both, by the
/// guard's waits.
final class DnsStage implements ProviderStage, AutoCloseable {
  static final String ACCOUNT = "51a0a7ed00000000000000000000acc1";
  static final String KEY = "ibm-simulated";
  static final String ZONES = "/dns/v1/instances/*/dnszones/*";
  static final String RECORDS = ZONES + "/resource_records";
  static final String ONE = RECORDS + "/*";

  /// Ample, so that a busy machine is not taken for a slow provider.
  private static final Duration PATIENT = Duration.ofSeconds(20);

  /// Short of [Troubles#SLOW_MS], for tests of a slow provider.
  private static final Duration HASTY = Duration.ofSeconds(1);

  final HandTurnedClock clock = HandTurnedClock.at(Instant.now());
  final Simulator simulator = Simulator.start(SimulatorOptions.defaults().withClock(clock));
  final Sort sort;
  final Zone zone = new Zone(UUID.randomUUID().toString(), UUID.randomUUID().toString());
  private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);
  private final OkHttpClient connections = Connections.open(PATIENT, 5);
  private final DnsClient client = new DnsClient(simulator.dns(), connections);
  private final Controls controls = new Controls(clock);
  private final CloudCall guard = guard();
  private final Tokens tokens;
  private volatile IbmHandler handler;

  DnsStage(Sort sort) {
    this.sort = sort;
    simulator.play(
        """
        {"seed":[{"kind":"dns-zone","parent":"%s","ids":["%s"]}]}
        """
            .formatted(zone.instance(), zone.id()));
    TokenSource source =
        TokenSource.of(Login.withApiKey(KEY), simulator.iam(), simulator.metadata(), connections);
    tokens = new Tokens(source, guard, clock);
    handler = handler(PATIENT);
  }

  private IbmHandler handler(Duration timeout) {
    Api api = new Api(tokens, guard, clock, timeout);
    return new IbmHandler(
        RecordKind.both(client), api, new Proofs(api, controls), DnsConfiguration.NEXT_LOOK);
  }

  private CloudCall guard() {
    CallLimits limits =
        new CallLimits(
            10_000,
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            PATIENT,
            1000,
            100,
            Duration.ofSeconds(5));
    return new CloudCall(
        "ibm",
        limits,
        clock,
        time -> {
          clock.advance(time);
          waited.accumulateAndGet(time, Duration::plus);
        },
        new Random(7));
  }

  /// The one of now: a slow provider is met with another.
  @Override
  public ResourceHandler handler() {
    return new ResourceHandler() {
      @Override
      public Collection<Kind> kinds() {
        return handler.kinds();
      }

      @Override
      public Advanced advance(Target target, Errand errand) {
        return handler.advance(target, errand);
      }

      @Override
      public Looked look(Target target, Errand errand) {
        return handler.look(target, errand);
      }

      @Override
      public Listing list(
          String name, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
        return handler.list(name, scope, errand, each);
      }
    };
  }

  Tokens tokens() {
    return tokens;
  }

  Advanced advance(Target target) {
    return handler.advance(target, Errand.advance(clock, Duration.ofSeconds(25), Optional::empty));
  }

  Looked look(Target target) {
    return handler.look(target, errand());
  }

  Errand errand() {
    return Errand.look(clock, Duration.ofSeconds(25));
  }

  /// A request beside those of the worker; what was answered.
  JsonNode send(Function<DnsClient, ServiceCall<?>> call) {
    Api api = new Api(tokens, guard, clock, PATIENT);
    Errand errand = Errand.advance(clock, Duration.ofSeconds(25), Optional::empty);
    return switch (api.change(errand, null, () -> call.apply(client))) {
      case Told.Good good -> good.body();
      case Told.Rejected _, Told.NoToken _, Told.Silent _, Told.NotSent _ ->
          throw new AssertionError("not answered with success");
    };
  }

  @Override
  public Target create() {
    return create(sort.type, "{}");
  }

  /// A record of this type, with these fields; without any, an `A` and a `PTR` record belong
  /// together.
  Target create(String type, String fields) {
    String id = type + ":" + UUID.randomUUID();
    simulator.play(
        """
        {"seed":[{"kind":"dns-record","parent":"%s","ids":["%s"],"fields":%s}]}
        """
            .formatted(zone.id(), id, fields));
    return target(id);
  }

  @Override
  public Target missing() {
    return target(sort.type + ":00000000-0000-4000-8000-000000000000");
  }

  Target target(String id) {
    return target(id, scope());
  }

  Target target(String id, Map<String, String> scope) {
    String kind = id.startsWith("PTR:") ? RecordKind.PTR : RecordKind.RECORD;
    return Target.of(kind, id, scope, ACCOUNT);
  }

  Map<String, String> scope() {
    return Map.of("instance", zone.instance(), "zone", zone.id());
  }

  @Override
  public Optional<Target> mistaken(Target target) {
    return Optional.of(sameness(target, "1999-01-01T00:00:00.000Z"));
  }

  static Target sameness(Target target, String proof) {
    return new Target(target.kind(), target.id(), target.scope(), target.account(), null, proof);
  }

  @Override
  public void trouble(Where where, Trouble trouble, int times) {
    if (trouble == Trouble.SLOW) {
      handler = handler(HASTY);
    }
    String method = where == Where.DELETING ? "DELETE" : "GET";
    String path = where == Where.CONTROL ? ZONES : ONE;
    simulator.faults().add(Fault.on(method, path, Troubles.action(trouble)).times(times));
  }

  void strike(String method, String path, Action action) {
    simulator.faults().add(Fault.on(method, path, action));
  }

  @Override
  public boolean isThere(Target target) {
    return simulator.objects().has("dns-record", String.valueOf(target.id()));
  }

  @Override
  public int requests() {
    return simulator.requests().all().size();
  }

  int requests(String method, String path) {
    return simulator.requests().matching(method, path).size();
  }

  @Override
  public int deletions() {
    return requests("DELETE", "/**");
  }

  @Override
  public Duration waited() {
    return waited.get();
  }

  @Override
  public String secret() {
    return KEY;
  }

  @Override
  public void close() {
    Connections.close(connections);
    simulator.close();
  }
}
