package dev.cleanslate.orchestrator.plan;

import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import dev.cleanslate.orchestrator.ledger.Holding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Adds up an owner's holdings, page by page in order of number, into a [Plan]. Memory does not
/// grow with the number of holdings. Not thread-safe; one per plan.
public final class Planner {
  private final Catalog catalog;
  private final OwnerType type;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private byte[] chain;

  /// A planner for one owner of that type, going on from what was planned before ([Plan#NOTHING] at
  /// first).
  public Planner(Catalog catalog, OwnerType type, Plan soFar) {
    this.catalog = catalog;
    this.type = type;
    this.chain = HexFormat.of().parseHex(soFar.hash());
    type.kinds().forEach(kind -> counts.put(kind, soFar.byKind().getOrDefault(kind, 0)));
  }

  /// Takes in one page; [IllegalArgumentException] for a kind that this type of owner may not hold.
  public void add(List<Holding> page) {
    for (Holding holding : page) {
      Target target = holding.target();
      if (counts.computeIfPresent(target.kind(), (_, n) -> n + 1) == null) {
        throw new IllegalArgumentException(
            "owner type " + type.name() + " holds no " + target.kind());
      }
      chain(target);
    }
  }

  /// The plan of what was added so far.
  public Plan plan() {
    Map<String, Integer> some = new LinkedHashMap<>(counts);
    some.values().removeIf(n -> n == 0);
    long steps = some.values().stream().mapToLong(Integer::longValue).sum();
    return new Plan(steps, some, estimate(), HexFormat.of().formatHex(chain));
  }

  /// The longest way through the order: each kind takes its own estimate once per filled window,
  /// and its verification once.
  private Duration estimate() {
    Map<String, Duration> ends = new LinkedHashMap<>();
    for (String kind : type.kinds()) {
      Duration start =
          type.predecessors(kind).stream()
              .map(before -> ends.getOrDefault(before, Duration.ZERO))
              .max(Duration::compareTo)
              .orElse(Duration.ZERO);
      ends.put(kind, start.plus(own(kind)));
    }
    return ends.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private Duration own(String name) {
    int n = counts.getOrDefault(name, 0);
    if (n == 0) {
      return Duration.ZERO;
    }
    var kind = catalog.kind(name);
    long rounds = Math.ceilDiv(n, type.window());
    return kind.estimate().multipliedBy(rounds).plus(kind.verification().delay());
  }

  /// Each hash covers the one before, so that pages of any size end in the same one.
  private void chain(Target target) {
    MessageDigest digest = sha256();
    digest.update(chain);
    feed(digest, target.kind());
    feed(digest, target.id() == null ? "intent " + target.marker() : target.id());
    new TreeMap<>(target.scope())
        .forEach((name, value) -> {
          feed(digest, name);
          feed(digest, value);
        });
    chain = digest.digest();
  }

  private static void feed(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
