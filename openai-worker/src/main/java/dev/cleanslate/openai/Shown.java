package dev.cleanslate.openai;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.openai.ObjectKind.Place;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.Controls.Control;

/// The evidence of an absence, with the control that makes it count. Pure functions.
final class Shown {
  private Shown() {}

  static Evidence absence(
      String method,
      ObjectKind kind,
      Place place,
      Answer.Rejected<Body> no,
      Control control,
      boolean parentGone) {
    return new Evidence(
        method + " " + kind.path(place),
        no.words(),
        control.call(),
        control.ageMs(),
        control.account(),
        parentGone ? gone(kind, place) : null);
  }

  private static String gone(ObjectKind kind, Place place) {
    return kind.goesWithParent()
        ? "gone with its parent %s".formatted(place.parent())
        : "its parent %s is gone; what became of it cannot be read".formatted(place.parent());
  }
}
