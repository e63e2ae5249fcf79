package dev.cleanslate.host.net;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Looked;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What became of one run of `ip`.
sealed interface Told {
  /// It did what it was asked, and said this.
  record Said(JsonNode json) implements Told {}

  /// It ended with an error of its own.
  ///
  /// @param words the first line of it, on one line and cut
  record Failed(int exit, String words) implements Told {
    boolean isForbidden() {
      return says("not permitted") || says("permission denied");
    }

    boolean isAbsence() {
      return says("no such device") || says("cannot find device") || says("no such process");
    }

    boolean says(String part) {
      return words.toLowerCase(Locale.ROOT).contains(part);
    }
  }

  /// It did not end, or not by itself, or cannot be understood: what it did is unknown.
  record Silent(String detail) implements Told {}

  /// It was not run.
  record NotRun(String detail) implements Told {}

  /// What went wrong, fit to be shown.
  default String problem() {
    return switch (this) {
      case Said _ -> "the answer cannot be read";
      case Failed failed -> "ip failed: " + failed.words();
      case Silent(var detail) -> detail;
      case NotRun(var detail) -> detail;
    };
  }

  /// What a look says that could not read.
  static Looked unread(Told told) {
    boolean isForbidden = told instanceof Failed failed && failed.isForbidden();
    return new Looked.Unverifiable(
        isForbidden ? Doubt.CREDENTIAL : Doubt.UNAVAILABLE, told.problem());
  }

  /// What a deletion says that could not even read.
  static Advanced unreached(Told told) {
    return new Advanced.Unavailable(told.problem(), null);
  }
}
