package dev.cleanslate.orchestrator.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who brought a change of an owner about, and why, as its history tells it.
///
/// @param by a person or a service; at most 200 characters are kept
/// @param why in plain words; at most 500 characters are kept
/// @param saga the deletion that it belongs to; absent where it belongs to none
public record Word(String by, String why, @Nullable UUID saga) {
  /// Who changes what nobody in particular asked for.
  public static final String CLEANSLATE = "cleanslate";

  /// Who registers without giving a name.
  public static final String UPSTREAM = "upstream";

  public Word {
    by = name(by);
    why = shortened(why, 500);
  }

  /// A change that belongs to no deletion.
  public Word(String by, String why) {
    this(by, why, null);
  }

  /// As much of a name as is kept.
  static String name(String by) {
    return shortened(by, 200);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 3) + "...";
  }
}
