package dev.cleanslate.records.database;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one transaction.
///
/// @param <T> what a finished one brings
public sealed interface Told<T> {
  /// It was committed.
  record Done<T>(T value) implements Told<T> {}

  /// It was rolled back, and would be again until somebody changes something.
  ///
  /// @param refusal what that means for a deletion
  /// @param doubt what it means for a look
  record Barred<T>(Refusal refusal, Doubt doubt, String detail) implements Told<T> {}

  /// Nothing can be said now; a change may or may not have been carried out.
  ///
  /// @param retryAfter how long to wait, where that is known
  record Unclear<T>(Doubt doubt, String detail, @Nullable Duration retryAfter) implements Told<T> {}
}
