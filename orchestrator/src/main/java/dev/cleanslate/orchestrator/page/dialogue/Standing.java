package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.catalog.Askers;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import dev.cleanslate.orchestrator.intake.Door;
import dev.cleanslate.orchestrator.page.May;

/// Whether whoever looks may delete that owner, and by which door.
///
/// @param may whether they may
/// @param why why not; empty where they may
/// @param door the door by which they would
record Standing(boolean may, String why, Door door) {
  /// Of who may do that, about that owner.
  static Standing of(May may, OwnerRow owner, Catalog catalog) {
    boolean operators =
        catalog.ownerType(owner.type()).map(OwnerType::askers).orElse(Askers.ANYBODY)
            == Askers.OPERATORS;
    if (operators) {
      return may.operate()
          ? new Standing(true, "", Door.OPERATOR)
          : new Standing(
              false,
              "Only operators delete a %s: this needs a token whose scope holds cleanslate.operate."
                  .formatted(owner.type()),
              Door.PUBLIC);
    }
    return may.delete()
        ? new Standing(true, "", Door.PUBLIC)
        : new Standing(
            false,
            "Your token only reads: deleting needs one whose scope holds cleanslate.write, or"
                + " cleanslate.own for what is yours.",
            Door.PUBLIC);
  }
}
