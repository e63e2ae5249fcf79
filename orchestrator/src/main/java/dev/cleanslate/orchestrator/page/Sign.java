package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.saga.StepState;

/// A state as people see it: a word and a shape; the colour only repeats what they say. Rendered by
/// the fragment `page/state :: sign(sign)`.
///
/// @param look the class of the style sheet, without its `st-`
/// @param icon the symbol in `assets/icons.svg`, without its `i-`
public record Sign(String look, String icon, String word) {
  /// A step's state.
  public static Sign of(StepState state) {
    return switch (state) {
      case PLANNED -> new Sign("planned", "planned", "Planned");
      case SENT -> new Sign("sent", "sent", "Sent");
      case WAITING -> new Sign("waiting", "waiting", "Waiting");
      case CHECKING -> new Sign("checking", "checking", "Checking");
      case STUCK -> new Sign("stuck", "stuck", "Stuck");
      case UNVERIFIABLE -> new Sign("unverifiable", "unverifiable", "Unverifiable");
      case GONE -> new Sign("gone", "gone", "Gone");
      case DOUBTED -> new Sign("checking", "checking", "Seen again");
      case SEEN -> new Sign("present", "present", "Present");
    };
  }

  /// What a deletion is doing, by the word `shown` of the API.
  public static Sign ofDeletion(String shown) {
    return switch (shown) {
      case "grace" -> new Sign("waiting", "waiting", "In grace");
      case "planning" -> new Sign("planned", "planned", "Planning");
      case "deleting" -> new Sign("deleting", "sent", "Deleting");
      case "waiting" -> new Sign("waiting", "waiting", "Waiting");
      case "verifying" -> new Sign("verifying", "checking", "Verifying");
      case "held" -> new Sign("held", "held", "Held");
      case "stuck" -> new Sign("stuck", "stuck", "Stuck");
      case "deleted" -> new Sign("deleted", "gone", "Deleted");
      case "abandoned" -> new Sign("abandoned", "abandoned", "Abandoned");
      case "cancelled" -> new Sign("abandoned", "abandoned", "Cancelled");
      case "rehearsing" -> new Sign("verifying", "checking", "Rehearsing");
      case "rehearsed" -> new Sign("present", "present", "Rehearsed");
      default -> throw new IllegalArgumentException("no state of a deletion: " + shown);
    };
  }

  /// Where a finding stands, by its state in the API.
  public static Sign ofFinding(String state) {
    return switch (state) {
      case "open" -> new Sign("new", "new", "New");
      case "acknowledged" -> new Sign("ack", "ack", "Acknowledged");
      case "kept" -> new Sign("kept", "kept", "Kept on purpose");
      case "resolved" -> new Sign("gone", "gone", "Resolved");
      default -> throw new IllegalArgumentException("no state of a finding: " + state);
    };
  }
}
