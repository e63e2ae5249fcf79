package dev.cleanslate.worker.runtime;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A provider whose deletions take from nothing to a second, so that answers come in any order.
final class SlowHandler implements ResourceHandler {
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  @Override
  public Collection<Kind> kinds() {
    return List.of(new Kind("test.thing", Pattern.compile("t-[0-9]+"), Map.of(), false));
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    String id = String.valueOf(target.id());
    int before = asked.computeIfAbsent(id, _ -> new AtomicInteger()).getAndIncrement();
    Random random = new Random(31L * id.hashCode() + before);
    int ms = random.nextInt(200) == 0 ? 1000 : random.nextInt(60);
    LockSupport.parkNanos(ms * 1_000_000L);
    return new Advanced.Gone(Evidence.of("DELETE /" + id, "200"));
  }

  @Override
  public Looked look(Target target, Errand errand) {
    throw new AssertionError("nobody looks here");
  }

  @Override
  public Listing list(
      String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    return new Listing.NotListable();
  }

  /// How many were asked for more than once.
  int rememberedTwice() {
    return (int) asked.values().stream().filter(count -> count.get() > 1).count();
  }
}
