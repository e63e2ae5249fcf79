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

  /// What a look says that could not read.
  static Looked unread(Told told) {
    return switch (told) {
      case Said _ -> new Looked.Unverifiable(Doubt.UNAVAILABLE, "the answer cannot be read");
      case Failed failed when failed.isForbidden() ->
          new Looked.Unverifiable(Doubt.CREDENTIAL, "ip failed: " + failed.words());
      case Failed failed ->
          new Looked.Unverifiable(Doubt.UNAVAILABLE, "ip failed: " + failed.words());
      case Silent(var detail) -> new Looked.Unverifiable(Doubt.UNAVAILABLE, detail);
      case NotRun(var detail) -> new Looked.Unverifiable(Doubt.UNAVAILABLE, detail);
    };
  }

  /// What a deletion says that could not even read.
  static Advanced unreached(Told told) {
    return switch (told) {
      case Said _ -> new Advanced.Unavailable("the answer cannot be read", null);
      case Failed failed -> new Advanced.Unavailable("ip failed: " + failed.words(), null);
      case Silent(var detail) -> new Advanced.Unavailable(detail, null);
      case NotRun(var detail) -> new Advanced.Unavailable(detail, null);
    };
  }
}
