package dev.cleanslate.orchestrator.simulation;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Workers and providers in one: carries commands out on moody things, and watches that nothing is
/// deleted that must not be, or out of order.
final class Provider {
  private static final Usage ONE = new Usage(1, 0, null);

  final Map<String, Thing> things = new LinkedHashMap<>();
  private final RandomGenerator random;
  private final OwnerType type;
  boolean calm;

  Provider(RandomGenerator random, OwnerType type) {
    this.random = random;
    this.type = type;
  }

  Object carryOut(Command command, Instant now) {
    things.values().forEach(thing -> thing.settle(now));
    Thing thing = things.get(command.target().id());
    if (thing == null) {
      throw new AssertionError("a command reached a provider for nothing known: " + command);
    }
    return switch (command) {
      case Command.Advance advance -> advance(advance, thing, now);
      case Command.Look look -> look(look, thing, now);
    };
  }

  private Reply advance(Command.Advance command, Thing thing, Instant now) {
    if (!calm && random.nextDouble() < thing.flaky) {
      return new Reply.Unavailable(
          command.ref(),
          "503",
          random.nextBoolean() ? null : random.nextLong(0, 30_000),
          new Usage(1, random.nextInt(2), null));
    }
    if (!thing.present) {
      return new Reply.Gone(command.ref(), Evidence.of("DELETE", "404"), ONE);
    }
    if (thing.goneAt != null) {
      return new Reply.StillDeleting(command.ref(), 1_000, "deleting", ONE);
    }
    if (now.isBefore(thing.refusesUntil)) {
      return new Reply.Refused(command.ref(), Refusal.IN_USE, "held", ONE);
    }
    return delete(command, thing, now);
  }

  private Reply delete(Command.Advance command, Thing thing, Instant now) {
    if (thing.bystander) {
      throw new AssertionError("a thing outside every plan was deleted: " + thing.id);
    }
    requireOrder(thing);
    thing.applied = true;
    boolean cut = !calm && random.nextDouble() < thing.cut;
    if (thing.deletionTakes.isZero()) {
      thing.present = false;
    } else {
      thing.goneAt = now.plus(thing.deletionTakes);
    }
    if (cut) {
      return new Reply.Unavailable(command.ref(), "connection cut", null, ONE);
    }
    return thing.present
        ? new Reply.StillDeleting(command.ref(), Duration.ofSeconds(5).toMillis(), "deleting", ONE)
        : new Reply.Gone(command.ref(), Evidence.of("DELETE", "200"), ONE);
  }

  /// Promise 5: what must go before it has gone, unless it came back by itself since.
  private void requireOrder(Thing thing) {
    if (thing.carrier != null && thing.carrier.present && !thing.carrier.everResurrected) {
      throw new AssertionError(thing.id + " was deleted while its carrier was there");
    }
    for (Thing other : things.values()) {
      boolean before =
          other.owner.equals(thing.owner)
              && (type.predecessors(thing.kind).contains(other.kind)
                  || (type.last().contains(thing.kind) && !type.last().contains(other.kind)));
      if (before && other.present && !other.everResurrected && !other.bystander) {
        throw new AssertionError(thing.id + " was deleted while " + other.id + " was there");
      }
    }
  }

  private Verdict look(Command.Look look, Thing thing, Instant now) {
    if (thing.neverVerifiable) {
      return new Verdict.Unverifiable(look.ref(), Doubt.API_RETIRED, "410", ONE);
    }
    if (thing.unclearLooks > 0) {
      thing.unclearLooks--;
      return new Verdict.Unverifiable(look.ref(), Doubt.UNAVAILABLE, "timeout", ONE);
    }
    if (thing.present || thing.staleLooks > 0) {
      thing.staleLooks -= thing.present ? 0 : 1;
      Verdict.Standing standing =
          thing.goneAt != null
              ? Verdict.Standing.DELETING
              : thing.showsHolder && now.isBefore(thing.refusesUntil)
                  ? Verdict.Standing.HELD
                  : Verdict.Standing.UNKNOWN;
      return new Verdict.Present(look.ref(), standing, Evidence.of("GET", "200"), null, ONE);
    }
    thing.looksAfterGone++;
    return new Verdict.Gone(
        look.ref(), new Evidence("GET", "404", "GET parent -> 200", 0L, "acct", null), ONE);
  }
}
