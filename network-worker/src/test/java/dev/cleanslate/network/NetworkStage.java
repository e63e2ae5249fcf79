package dev.cleanslate.network;

import com.ibm.cloud.sdk.core.http.ServiceCall;
import dev.cleanslate.ibm.IbmConfiguration;
import dev.cleanslate.ibm.IbmProperties;
import dev.cleanslate.ibm.VpcRegions;
import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.call.Connections;
import dev.cleanslate.ibm.call.Told;
import dev.cleanslate.ibm.credential.Login;
import dev.cleanslate.ibm.credential.TokenSource;
import dev.cleanslate.ibm.credential.Tokens;
import dev.cleanslate.ibm.kind.IbmHandler;
import dev.cleanslate.ibm.kind.Proofs;
import dev.cleanslate.ibm.vpc.VpcClient;
import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.testkit.HandTurnedClock;
import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import dev.cleanslate.worker.cloud.CallLimits;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import tools.jackson.databind.JsonNode;

/// The handler and a simulator of its own. One clock is turned for both: by the guard's waits, and
/// by the time until the next look where something goes slowly.
final class NetworkStage implements ProviderStage, AutoCloseable {
  static final String ACCOUNT = "51a0a7ed00000000000000000000acc1";
  static final String KEY = "ibm-simulated";
  static final String REGION = "us-south";
  static final String ROOT = "/vpc/" + REGION + "/v1";
  static final String SUBNETS = ROOT + "/subnets/*";
  static final Duration NEXT_LOOK = Duration.ofSeconds(5);

  /// Ample, so that a busy machine is not taken for a slow provider.
  private static final Duration PATIENT = Duration.ofSeconds(20);

  /// Short of [Troubles#SLOW_MS], for tests of a slow provider.
  private static final Duration HASTY = Duration.ofSeconds(1);

  final HandTurnedClock clock = HandTurnedClock.at(Instant.now());
  final Simulator simulator = Simulator.start(SimulatorOptions.defaults().withClock(clock));
  final Sort sort;
  final String vpc = id("r006");
  final String subnet = id("0717");
  private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);
  private final OkHttpClient connections = Connections.open(PATIENT, 5);
  private final Controls controls = new Controls(clock);
  private final VpcRegions regions;
  private final Tokens tokens;
  private final CloudCall guard = guard();
  private volatile IbmHandler handler;

  NetworkStage(Sort sort) {
    this.sort = sort;
    simulator.play(
        """
        {"seed":[{"kind":"vpc","ids":["%s"]},{"kind":"subnet","parent":"%s","ids":["%s"]}]}
        """
            .formatted(vpc, vpc, subnet));
    URI nowhere = URI.create("http://127.0.0.1:9");
    IbmProperties properties =
        new IbmProperties(
            simulator.iam(),
            nowhere,
            simulator.url() + "/vpc/{region}/v1",
            nowhere,
            Set.of(REGION),
            "2026-03-24",
            PATIENT,
            Login.withApiKey(KEY));
    TokenSource source =
        TokenSource.of(properties.login(), properties.iamUrl(), nowhere, connections);
    tokens = new Tokens(source, guard, clock);
    regions = IbmConfiguration.vpcRegions(properties, connections);
    handler = handler(PATIENT);
  }

  static String id(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  private IbmHandler handler(Duration timeout) {
    Api api = new Api(tokens, guard, clock, timeout);
    return new IbmHandler(
        List.of(new InterfaceKind(regions), new AddressKind(regions)),
        api,
        new Proofs(api, controls),
        NEXT_LOOK);
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

  @Override
  public ResourceHandler handler() {
    return new PassingTime(() -> handler, clock);
  }

  /// One step, without any time passing.
  Advanced advance(Target target) {
    return handler.advance(target, Errand.advance(clock, Duration.ofSeconds(25), Optional::empty));
  }

  /// Steps with time between them, as long as it goes slowly, but so many at the most.
  Advanced advanceUpTo(int most, Target target) {
    Advanced outcome = advance(target);
    for (int i = 1; i < most && outcome instanceof Advanced.StillDeleting; i++) {
      clock.advance(NEXT_LOOK);
      outcome = advance(target);
    }
    return outcome;
  }

  Looked look(Target target) {
    return handler.look(target, errand());
  }

  Errand errand() {
    return Errand.look(clock, Duration.ofSeconds(25));
  }

  /// One that nothing holds.
  @Override
  public Target create() {
    return create("{}");
  }

  /// One with these fields.
  Target create(String fields) {
    return target(seed(sort.label, subnet, fields));
  }

  /// A request beside those of the worker; what was answered.
  JsonNode send(Function<VpcClient, ServiceCall<?>> call) {
    Api api = new Api(tokens, guard, clock, PATIENT);
    Errand errand = Errand.advance(clock, Duration.ofSeconds(25), Optional::empty);
    Told told = api.change(errand, null, () -> call.apply(regions.any()));
    return switch (told) {
      case Told.Good good -> good.body();
      case Told.Rejected _, Told.NoToken _, Told.Silent _, Told.NotSent _ ->
          throw new AssertionError("answered " + told);
    };
  }

  /// Something of this sort, wherever; its id.
  String seed(String label, String parent, String fields) {
    String id = id("0717");
    simulator.play(
        """
        {"seed":[{"kind":"%s","parent":"%s","ids":["%s"],"fields":%s}]}
        """
            .formatted(label, parent, id, fields));
    return id;
  }

  @Override
  public Target missing() {
    return target("0717-00000000-0000-4000-8000-000000000000");
  }

  Target target(String id) {
    return target(id, scope());
  }

  Target target(String id, Map<String, String> scope) {
    return Target.of(sort.kind, id, scope, ACCOUNT);
  }

  Map<String, String> scope() {
    return Map.of("region", REGION, "subnet", subnet);
  }

  Map<String, String> scopeWith(String entry, String value) {
    Map<String, String> scope = new HashMap<>(scope());
    scope.put(entry, value);
    return scope;
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
    String path = where == Where.CONTROL ? SUBNETS : sort.one;
    simulator.faults().add(Fault.on(method, path, Troubles.action(trouble)).times(times));
  }

  void strike(String method, String path, Action action) {
    simulator.faults().add(Fault.on(method, path, action));
  }

  @Override
  public boolean isThere(Target target) {
    return simulator.objects().has(sort.label, String.valueOf(target.id()));
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
