package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.system.Provider.Size;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// A running system and all who deal with it. One for all tests; each makes owners of its own.
final class World implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Ground ground;
  private final Provider provider;
  private final Upstream upstream;
  private final Chronicle chronicle;
  private final Api api;
  private final Clone bystander;

  private World(Ground ground) throws IOException {
    this.ground = ground;
    this.provider = new Provider(ground.simulator());
    this.upstream = new Upstream(ground.bootstrapServers());
    this.chronicle = new Chronicle(ground.bootstrapServers());
    this.api = new Api(ground.api(), ground.token());
    provider.assistantsAre("live");
    this.bystander = registered("bystander", Size.EVERY_KIND);
  }

  static World begin() throws IOException {
    Ground ground = Ground.start();
    try {
      return new World(ground);
    } catch (IOException | RuntimeException failure) {
      ground.close();
      throw failure;
    }
  }

  Ground ground() {
    return ground;
  }

  Provider provider() {
    return provider;
  }

  Upstream upstream() {
    return upstream;
  }

  Chronicle chronicle() {
    return chronicle;
  }

  Api api() {
    return api;
  }

  /// A cloud with a network and a zone of its own.
  Cloud cloud() {
    return new Cloud(ground.simulator(), Ground.IBM_KEY);
  }

  /// A number that no other owner bears.
  static int number() {
    return NUMBER.incrementAndGet();
  }

  /// An owner whom nobody asks to delete, ever.
  Clone bystander() {
    return bystander;
  }

  /// A new clone that the ledger knows.
  Clone registered(String name, Size size) {
    Clone clone = provider.clone("%s-%d".formatted(name, NUMBER.incrementAndGet()), size);
    register(clone);
    return clone;
  }

  /// Registers it on the topic and waits until the ledger has it.
  void register(Clone clone) {
    upstream.register(clone);
    await("the ledger knows " + clone.ref())
        .untilAsserted(
            () -> assertThat(api.resources(clone.ref())).isEqualTo(clone.belongings().size()));
  }

  /// Registers on the topic and waits until the ledger has it.
  void register(OwnerRef owner, List<ResourceEvent.Item> items) {
    upstream.register(owner, items);
    await("the ledger knows " + owner)
        .untilAsserted(() -> assertThat(api.resources(owner)).isEqualTo(items.size()));
  }

  void awaitDeleted(Clone clone) {
    awaitState(clone.ref(), "deleted");
  }

  void awaitState(OwnerRef owner, String state) {
    await("%s is %s".formatted(owner, state))
        .untilAsserted(() ->
            assertThat(chronicle.state(owner))
                .as(() -> "last event: " + chronicle.last(owner))
                .isEqualTo(state));
  }

  /// Waits until so many of the clones' resources were deleted at the provider.
  void awaitDeletions(long since, List<Clone> clones, int count) {
    await(count + " deletions")
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() ->
            assertThat(new Truth(provider, since).effectiveDeletions(clones))
                .isGreaterThanOrEqualTo(count));
  }

  static ConditionFactory await(String what) {
    return Awaitility.await(what)
        .atMost(Duration.ofSeconds(100))
        .pollInterval(Duration.ofMillis(100));
  }

  @Override
  public void close() {
    chronicle.close();
    upstream.close();
    ground.close();
  }
}
