package dev.cleanslate.baremetal;

import dev.cleanslate.ibm.IbmConfiguration;
import dev.cleanslate.ibm.IbmProperties;
import dev.cleanslate.ibm.VpcRegions;
import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.call.Connections;
import dev.cleanslate.ibm.credential.Login;
import dev.cleanslate.ibm.credential.TokenSource;
import dev.cleanslate.ibm.credential.Tokens;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/// The handler and a simulator of its own. One clock is turned for both: by the guard's waits, and
/// by the time until the next look where a server goes slowly.
final class ServerStage implements ProviderStage, AutoCloseable {
  static final String ACCOUNT = "51a0a7ed00000000000000000000acc1";
  static final String KEY = "ibm-simulated";
  static final String REGION = "us-south";
  static final String SERVERS = "/vpc/" + REGION + "/v1/bare_metal_servers";
  static final String VPCS = "/vpc/" + REGION + "/v1/vpcs";
  static final Duration NEXT_LOOK = Duration.ofSeconds(10);

  /// Ample, so that a busy machine is not taken for a slow provider.
  private static final Duration PATIENT = Duration.ofSeconds(20);

  /// Short of [Troubles#SLOW_MS], for tests of a slow provider.
  private static final Duration HASTY = Duration.ofSeconds(1);

  final HandTurnedClock clock = HandTurnedClock.at(Instant.now());
  final Simulator simulator = Simulator.start(SimulatorOptions.defaults().withClock(clock));
  final String vpc = id("r006");
  private final String subnet = id("0717");
  private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);
  private final OkHttpClient connections = Connections.open(PATIENT, 5);
  private final Controls controls = new Controls(clock);
  private final Login login;
  private volatile IbmHandler handler;

  ServerStage() {
    this(Login.withApiKey(KEY));
  }

  ServerStage(Login login) {
    this.login = login;
    simulator.play(
        """
        {"seed":[{"kind":"vpc","ids":["%s"]},{"kind":"subnet","parent":"%s","ids":["%s"]}]}
        """
            .formatted(vpc, vpc, subnet));
    handler = handler(PATIENT);
  }

  static String id(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  private IbmHandler handler(Duration timeout) {
    URI nowhere = URI.create("http://127.0.0.1:9");
    IbmProperties properties =
        new IbmProperties(
            simulator.iam(),
            simulator.metadata(),
            simulator.url() + "/vpc/{region}/v1",
            nowhere,
            Set.of(REGION),
            "2026-03-24",
            timeout,
            login);
    CloudCall guard = guard();
    Tokens tokens =
        new Tokens(
            TokenSource.of(login, properties.iamUrl(), properties.metadataUrl(), connections),
            guard,
            clock);
    Api api = new Api(tokens, guard, clock, timeout);
    VpcRegions regions = IbmConfiguration.vpcRegions(properties, connections);
    return new IbmHandler(
        List.of(new ServerKind(regions)), api, new Proofs(api, controls), NEXT_LOOK);
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
    return new ResourceHandler() {
      @Override
      public Collection<Kind> kinds() {
        return handler.kinds();
      }

      @Override
      public Advanced advance(Target target, Errand errand) {
        Advanced outcome = handler.advance(target, errand);
        if (outcome instanceof Advanced.StillDeleting still) {
          clock.advance(still.nextLook());
        }
        return outcome;
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

  /// One step, without any time passing.
  Advanced advance(Target target) {
    return handler.advance(target, Errand.advance(clock, Duration.ofSeconds(25), Optional::empty));
  }

  Looked look(Target target) {
    return handler.look(target, look());
  }

  Errand look() {
    return Errand.look(clock, Duration.ofSeconds(25));
  }

  /// A server that is stopped, so that the first step deletes it.
  @Override
  public Target create() {
    return server("stopped");
  }

  /// A server in this state.
  Target server(String status) {
    return server(status, "stable");
  }

  Target server(String status, String lifecycle) {
    return server(status, lifecycle, "");
  }

  /// One whose status has this reason; empty means none.
  Target server(String status, String lifecycle, String reason) {
    String id = id("0717");
    simulator.play(
        """
        {"seed":[{"kind":"bare-metal-server","parent":"%s","ids":["%s"],
          "fields":{"status":"%s","lifecycle_state":"%s","status_reasons":[{"code":"%s"}]}}]}
        """
            .formatted(subnet, id, status, lifecycle, reason));
    return target(id);
  }

  @Override
  public Target missing() {
    return target("0717-00000000-0000-4000-8000-000000000000");
  }

  Target target(String id) {
    return Target.of(ServerKind.NAME, id, scope(), ACCOUNT);
  }

  Map<String, String> scope() {
    return Map.of("region", REGION, "vpc", vpc);
  }

  @Override
  public Optional<Target> mistaken(Target target) {
    return Optional.of(
        new Target(
            target.kind(),
            target.id(),
            target.scope(),
            target.account(),
            null,
            "1999-01-01T00:00:00.000Z"));
  }

  @Override
  public void trouble(Where where, Trouble trouble, int times) {
    if (trouble == Trouble.SLOW) {
      handler = handler(HASTY);
    }
    String method = where == Where.DELETING ? "DELETE" : "GET";
    String path = where == Where.CONTROL ? VPCS + "/*" : SERVERS + "/*";
    simulator.faults().add(Fault.on(method, path, Troubles.action(trouble)).times(times));
  }

  void strike(String method, String path, Action action) {
    simulator.faults().add(Fault.on(method, path, action));
  }

  @Override
  public boolean isThere(Target target) {
    return simulator.objects().has("bare-metal-server", String.valueOf(target.id()));
  }

  @Override
  public int requests() {
    return simulator.requests().all().size();
  }

  @Override
  public int deletions() {
    return requests("DELETE", "/**");
  }

  int stops() {
    return requests("POST", SERVERS + "/*/stop");
  }

  int requests(String method, String path) {
    return simulator.requests().matching(method, path).size();
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
