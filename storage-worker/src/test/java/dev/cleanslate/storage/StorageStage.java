package dev.cleanslate.storage;

import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.storage.kind.StorageKind;
import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The handler and a simulator of its own.
final class StorageStage implements ProviderStage, AutoCloseable {
  static final String ACCOUNT = "account-simulated";
  static final String BUCKET = "attic";
  private static final String KEY = "AKIASIMULATED";
  private static final String SECRET = "secret-simulated";
  private static final String SENTINEL = "ours/always-there";

  /// Short of [#SLOW_MS], for tests of a slow provider.
  private static final Duration HASTY = Duration.ofSeconds(1);

  private static final long SLOW_MS = 3000;

  final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final StorageKind kind;
  private final boolean isDeclared;
  private volatile Scene scene;
  private @Nullable Scene before;

  /// @param isDeclared whether the account is declared, and a sentinel is the control
  StorageStage(StorageKind kind, boolean isDeclared) {
    this.kind = kind;
    this.isDeclared = isDeclared;
    seed("{\"kind\":\"s3-bucket\",\"ids\":[\"attic\"]}");
    seed("{\"kind\":\"s3-object\",\"parent\":\"ours\",\"ids\":[\"always-there\"]}");
    if (isDeclared) {
      simulator.flip("s3", "owner", "hidden");
      simulator.flip("s3", "versions", "ignored");
    }
    scene = scene(Scene.PATIENT);
  }

  private void seed(String seed) {
    simulator.play("{\"seed\":[%s]}".formatted(seed));
  }

  private Scene scene(Duration timeout) {
    StorageProperties.Service set = Scene.service(simulator.s3(), KEY, SECRET);
    return new Scene(isDeclared ? Scene.declared(set, ACCOUNT, SENTINEL) : set, timeout);
  }

  @Override
  public ResourceHandler handler() {
    return new ResourceHandler() {
      @Override
      public Collection<Kind> kinds() {
        return scene.handler.kinds();
      }

      @Override
      public Advanced advance(Target target, Errand errand) {
        return scene.handler.advance(target, errand);
      }

      @Override
      public Looked look(Target target, Errand errand) {
        return scene.handler.look(target, errand);
      }

      @Override
      public Listing list(
          String name, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
        return scene.handler.list(name, scope, errand, each);
      }
    };
  }

  @Override
  public Target create() {
    seed("{\"kind\":\"s3-object\",\"parent\":\"attic\",\"ids\":[\"clones/a1/one\"]}");
    return target("one");
  }

  @Override
  public Target missing() {
    return target("never");
  }

  private Target target(String name) {
    return switch (kind) {
      case PREFIX ->
          Scene.prefix(BUCKET, name.equals("one") ? "clones/a1/" : "clones/none/", ACCOUNT);
      case OBJECT -> Scene.object(BUCKET, "clones/a1/" + name, ACCOUNT);
    };
  }

  @Override
  public Optional<Target> mistaken(Target target) {
    String sameness = kind == StorageKind.PREFIX ? "before:2020-01-01T00:00:00Z" : "etag:\"0\"";
    return Optional.of(
        new Target(target.kind(), target.id(), target.scope(), target.account(), null, sameness));
  }

  @Override
  public void trouble(Where where, Trouble trouble, int times) {
    if (trouble == Trouble.SLOW) {
      before = scene;
      scene = scene(HASTY);
    }
    Fault fault =
        switch (where) {
          case DELETING -> Fault.on("POST", "/s3/attic", action(trouble));
          case READING -> Fault.on("GET", "/s3/attic", action(trouble));
          case CONTROL -> Fault.on("GET", isDeclared ? "/s3/ours" : "/s3/", action(trouble));
        };
    simulator.faults().add(fault.times(times));
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
    return simulator.objects().has("s3-object", "clones/a1/one");
  }

  @Override
  public int requests() {
    return simulator.requests().all().size();
  }

  @Override
  public int deletions() {
    return simulator.requests().matching("POST", "/s3/**").size()
        + simulator.requests().matching("DELETE", "/s3/**").size();
  }

  @Override
  public Duration waited() {
    return scene.waited.get();
  }

  @Override
  public String secret() {
    return SECRET;
  }

  @Override
  public void close() {
    if (before != null) {
      before.close();
    }
    scene.close();
    simulator.close();
  }
}
