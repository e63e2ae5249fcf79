package dev.cleanslate.ibm.kind;

import dev.cleanslate.ibm.call.Sending;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One resource at the provider. Thread-safe.
public interface Site {
  /// Its id, which its own answer must name.
  String id();

  /// Its path, as evidence shows it (`/bare_metal_servers/0717-...`).
  String path();

  /// Reads it.
  Sending read();

  /// The step that its present state asks for. A pure function of what was read.
  Next next(JsonNode seen);

  /// How it stands towards its deletion. A pure function of what was read.
  Verdict.Standing standing(JsonNode seen);

  /// Its present state in a few words (`status=stopped`). A pure function of what was read.
  String state(JsonNode seen);

  /// What proves that it is still the same one; absent where it does not say. A pure function of
  /// what was read.
  @Nullable String sameness(JsonNode seen);

  /// What must answer 200 before a 404 of it counts. The first that does counts; the next one is
  /// asked only if the one before it is absent itself.
  List<Control> controls();

  /// What it means that all of them are absent themselves. A kind that knows of a place above them,
  /// but not always which, says [Doubt#NO_CONTROL].
  default Doubt withoutControls() {
    return Doubt.CONTROL_FAILED;
  }

  /// Something that is known to exist in the same place.
  ///
  /// @param place what it stands for, the same for all that may share it, unlike any other place
  /// @param call how evidence names the call (`GET /vpcs/r006-...`)
  record Control(String place, String call, Sending read) {}
}
