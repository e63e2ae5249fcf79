package dev.cleanslate.records;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.records.database.Told;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Looked;
import java.util.function.Function;

/// Puts what became of a transaction into the words of a worker. Pure functions.
final class Outcomes {
  private Outcomes() {}

  static <T> Advanced advanced(Told<T> told, Function<T, Advanced> done) {
    return switch (told) {
      case Told.Done<T>(var value) -> done.apply(value);
      case Told.Barred<T>(var refusal, _, var detail) -> new Advanced.Refused(refusal, detail);
      case Told.Unclear<T>(_, var detail, var retryAfter) ->
          new Advanced.Unavailable(detail, retryAfter);
    };
  }

  static <T> Looked looked(Told<T> told, Function<T, Looked> done) {
    return switch (told) {
      case Told.Done<T>(var value) -> done.apply(value);
      case Told.Barred<T>(_, var doubt, var detail) -> new Looked.Unverifiable(doubt, detail);
      case Told.Unclear<T>(var doubt, var detail, _) -> new Looked.Unverifiable(doubt, detail);
    };
  }

  /// The same failure, of something that would have brought another thing.
  static <T, R> Told<R> failed(Told<T> told) {
    return switch (told) {
      case Told.Done<T> _ -> throw new IllegalStateException("nothing failed");
      case Told.Barred<T>(var refusal, var doubt, var detail) ->
          new Told.Barred<>(refusal, doubt, detail);
      case Told.Unclear<T>(var doubt, var detail, var retryAfter) ->
          new Told.Unclear<>(doubt, detail, retryAfter);
    };
  }

  static <T> Told<T> another(String detail) {
    return new Told.Barred<>(Refusal.NOT_THE_SAME, Doubt.BAD_TARGET, detail);
  }
}
