package dev.cleanslate.openai;

import com.openai.client.OpenAIClient;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The handler and a simulator of its own, whose waits only turn a clock.
final class OpenAiStage implements ProviderStage, AutoCloseable {
  static final String ACCOUNT = "org-simulated/proj-simulated";
  private static final String KEY = "sk-simulated";

  /// Ample, so that a busy machine is not taken for a slow provider.
  private static final Duration PATIENT = Duration.ofSeconds(20);

  /// Short of [#SLOW_MS], for tests of a slow provider.
  private static final Duration HASTY = Duration.ofSeconds(1);

  private static final long SLOW_MS = 3000;

  final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  final HandTurnedClock clock = HandTurnedClock.at(Instant.now());
  private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);
  private final ObjectKind kind;
  private final OpenAIClient client;
  private final CloudCall guard;
  private final Controls controls = new Controls(clock);
  private final @Nullable String sentinel;
  private volatile OpenAiHandler handler;

  OpenAiStage(ObjectKind kind) {
    this(kind, null);
  }

  OpenAiStage(ObjectKind kind, @Nullable String sentinelConversation) {
    this.kind = kind;
    simulator.flip("openai", "assistants", "live");
    OpenAiProperties properties =
        new OpenAiProperties(simulator.openAi(), KEY, null, null, PATIENT, sentinelConversation);
    client = OpenAiConfiguration.client(properties, 4);
    guard = guard();
    sentinel = sentinelConversation;
    handler = handler(PATIENT);
  }

  /// Who counts what is in the simulator.
  OpenAiHandler counting() {
    return handler;
  }

  /// A search through the same simulator.
  Search search() {
    return new Search(new Listings(new Api(client.withRawResponse(), guard, clock, PATIENT)));
  }

  private OpenAiHandler handler(Duration timeout) {
    Api api = new Api(client.withRawResponse(), guard, clock, timeout);
    return new OpenAiHandler(api, new Proofs(api, controls, sentinel));
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
        "openai",
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

  @Override
  public Target create() {
    return switch (kind) {
      case VECTOR_STORE, FILE, ASSISTANT, CONVERSATION ->
          target(simulator.objects().seed(label(), 1).getFirst(), Map.of());
      case STORE_FILE, CONVERSATION_ITEM -> {
        String parent = parent();
        yield target(simulator.objects().seed(label(), 1, parent).getFirst(), scope(parent));
      }
    };
  }

  @Override
  public Target missing() {
    return switch (kind) {
      case VECTOR_STORE -> target("vs_0000", Map.of());
      case FILE -> target("file-0000", Map.of());
      case ASSISTANT -> target("asst_0000", Map.of());
      case CONVERSATION -> target("conv_0000", Map.of());
      case STORE_FILE -> target("file-0000", scope(parent()));
      case CONVERSATION_ITEM -> target("msg_0000", scope(parent()));
    };
  }

  /// A new parent for a kind that has one.
  String parent() {
    String label = kind == ObjectKind.STORE_FILE ? "vector-store" : "conversation";
    return simulator.objects().seed(label, 1).getFirst();
  }

  Map<String, String> scope(String parent) {
    return Map.of(kind == ObjectKind.STORE_FILE ? "vector_store" : "conversation", parent);
  }

  Target target(String id, Map<String, String> scope) {
    return Target.of(kind.kind().name(), id, scope, ACCOUNT);
  }

  private String label() {
    return kind.kind().name().substring("openai.".length()).replace('_', '-');
  }

  @Override
  public Optional<Target> mistaken(Target target) {
    return kind == ObjectKind.CONVERSATION_ITEM
        ? Optional.empty()
        : Optional.of(
            new Target(
                target.kind(), target.id(), target.scope(), target.account(), null, "1234567"));
  }

  @Override
  public void trouble(Where where, Trouble trouble, int times) {
    if (trouble == Trouble.SLOW) {
      handler = handler(HASTY);
    }
    String method = where == Where.DELETING ? "DELETE" : "GET";
    String path = where == Where.CONTROL ? controlPath() : objectPath();
    simulator.faults().add(Fault.on(method, "/openai/v1" + path, action(trouble)).times(times));
  }

  private String objectPath() {
    return kind.path(new ObjectKind.Place("*", "*"));
  }

  private String controlPath() {
    return switch (kind) {
      case VECTOR_STORE, FILE, ASSISTANT -> kind.path("");
      case CONVERSATION -> "/models";
      case STORE_FILE -> "/vector_stores/*";
      case CONVERSATION_ITEM -> "/conversations/*/items";
    };
  }

  private static Action action(Trouble trouble) {
    return switch (trouble) {
      case SLOW -> Action.slow(SLOW_MS);
      case CUT_AFTER_APPLYING -> Action.cutAfterApplying();
      case CUT_BEFORE_APPLYING -> Action.cutBeforeApplying();
      case THROTTLED_FOR_A_SECOND -> Action.throttled(1);
      case THROTTLED_FOR_A_YEAR -> new Action.Throttle(Action.RetryAfter.HUGE, 0);
      case CREDENTIAL_REFUSED -> Action.status(401);
      case FORBIDDEN -> Action.status(403);
      case IN_CONFLICT -> Action.status(409);
      case BROKEN -> Action.status(500);
      case OVERLOADED -> Action.status(503);
      case GARBLED -> respond(200, Action.Form.MALFORMED);
      case FOREIGN_404 -> respond(404, Action.Form.HTML);
    };
  }

  private static Action respond(int status, Action.Form form) {
    return new Action.Respond(status, form, null, null, Map.of(), false);
  }

  @Override
  public boolean isThere(Target target) {
    return simulator.objects().has(label(), String.valueOf(target.id()));
  }

  @Override
  public int requests() {
    return simulator.requests().all().size();
  }

  @Override
  public int deletions() {
    return simulator.requests().matching("DELETE", "/**").size();
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
    client.close();
    simulator.close();
  }
}
