package dev.cleanslate.simulator.openai.wire;

import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is not established about the provider, or changes with time. Thread-safe.
public final class Switches {
  private volatile Assistants assistants = Assistants.RETIRED_404;
  private volatile LeftoverItems leftoverItems = LeftoverItems.READABLE;
  private volatile DeletedCursor deletedCursor = DeletedCursor.CONTINUES;
  private volatile BetaHeader betaHeader = BetaHeader.OPTIONAL;

  /// What the assistants endpoints do. They were switched off on 2026-08-26.
  public enum Assistants {
    LIVE,
    RETIRED_404,
    RETIRED_410
  }

  /// What becomes of the items of a deleted conversation.
  private enum LeftoverItems {
    READABLE,
    GONE
  }

  /// What a listing does whose cursor was deleted meanwhile.
  private enum DeletedCursor {
    CONTINUES,
    REFUSED
  }

  /// Whether the assistants endpoints insist on `OpenAI-Beta: assistants=v2`.
  private enum BetaHeader {
    OPTIONAL,
    REQUIRED
  }

  /// What the assistants endpoints do now.
  public Assistants assistants() {
    return assistants;
  }

  /// Whether items can be reached though their conversation was deleted.
  public boolean leftoverItemsAreReadable() {
    return leftoverItems == LeftoverItems.READABLE;
  }

  /// Whether a listing refuses a cursor that was deleted.
  public boolean refusesDeletedCursor() {
    return deletedCursor == DeletedCursor.REFUSED;
  }

  /// Whether the assistants endpoints insist on their header.
  public boolean requiresBetaHeader() {
    return betaHeader == BetaHeader.REQUIRED;
  }

  /// All switches and how they stand.
  public Map<String, String> positions() {
    return new TreeMap<>(
        Map.of(
            "assistants", Fields.spelled(assistants),
            "leftover-items", Fields.spelled(leftoverItems),
            "deleted-cursor", Fields.spelled(deletedCursor),
            "beta-header", Fields.spelled(betaHeader)));
  }

  /// Sets one; throws [BadInput].
  public void flip(String name, String position) {
    switch (name) {
      case "assistants" -> assistants = position(name, position, Assistants.values());
      case "leftover-items" -> leftoverItems = position(name, position, LeftoverItems.values());
      case "deleted-cursor" -> deletedCursor = position(name, position, DeletedCursor.values());
      case "beta-header" -> betaHeader = position(name, position, BetaHeader.values());
      default -> throw new BadInput(name, "is no switch; there are " + positions().keySet());
    }
  }

  /// All back to their first positions.
  public void reset() {
    assistants = Assistants.RETIRED_404;
    leftoverItems = LeftoverItems.READABLE;
    deletedCursor = DeletedCursor.CONTINUES;
    betaHeader = BetaHeader.OPTIONAL;
  }

  private static <E extends Enum<E>> E position(String name, String position, E[] constants) {
    Map<String, E> known =
        Arrays.stream(constants).collect(Collectors.toMap(Fields::spelled, Function.identity()));
    E found = known.get(position);
    if (found == null) {
      List<String> spelled = known.keySet().stream().sorted().toList();
      throw new BadInput(name, "must be one of " + spelled + ", but was «" + position + "»");
    }
    return found;
  }
}
