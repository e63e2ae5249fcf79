package dev.cleanslate.host.file;

import dev.cleanslate.host.file.Allowed.Place;
import dev.cleanslate.host.file.Format.Parts;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.LocalCall;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/// Takes one instance out of a file, or deletes the file that is the instance's own. Files are
/// changed one after the other. Thread-safe.
final class Removal {
  private final Host host;
  private final Lock turn;

  /// @param turn taken by whoever opens one of the files, until it is closed
  Removal(Host host, Lock turn) {
    this.host = host;
    this.turn = turn;
  }

  Advanced of(Place place, Target target, Errand errand) throws IOException {
    turn.lock();
    try {
      return locked(place, target, errand);
    } catch (NoSuchFileException absent) {
      if (ConfigKind.isAbsence(place.path())) {
        return host.gone("read " + place.path(), "absent", "There is no such file");
      }
      throw absent;
    } finally {
      turn.unlock();
    }
  }

  private Advanced locked(Place place, Target target, Errand errand) throws IOException {
    Optional<OpenFile> opened = opened(place, errand);
    if (opened.isEmpty()) {
      return new Advanced.Unavailable(
          "%s is locked or was replaced by somebody else".formatted(place.path()), null);
    }
    try (OpenFile file = opened.get()) {
      return switch (place.file().format().parts(file.text(), String.valueOf(target.id()))) {
        case Parts.Unreadable(var detail) ->
            new Advanced.Unavailable(
                "%s was left as it is: %s".formatted(place.path(), detail), null);
        case Parts.Read(var parts) -> removed(place, target, file, parts, errand);
      };
    }
  }

  private Advanced removed(
      Place place, Target target, OpenFile file, List<Part> parts, Errand errand)
      throws IOException {
    if (parts.isEmpty()) {
      return host.gone("read " + place.path(), "absent", null);
    }
    Optional<Advanced> objection = objection(place, target, file, parts);
    if (objection.isPresent()) {
      return objection.get();
    }
    Optional<String> hold = errand.objection();
    if (hold.isPresent()) {
      return new Advanced.Unavailable(hold.get(), null);
    }
    boolean isOwn = place.file().format() instanceof Format.Directory;
    return written(file, parts.getFirst(), isOwn, errand)
        ? host.gone(
            (isOwn ? "delete " : "replace ") + place.path(), place.file().role().saved(), null)
        : new Advanced.Unavailable(
            "%s was changed meanwhile; nothing was written".formatted(place.path()), null);
  }

  private static Optional<OpenFile> opened(Place place, Errand errand) throws IOException {
    try (LocalCall _ = LocalCall.of(errand, "read configuration file")) {
      return OpenFile.locked(place.path());
    }
  }

  private static boolean written(OpenFile file, Part part, boolean isOwn, Errand errand)
      throws IOException {
    String name = isOwn ? "delete configuration file" : "replace configuration file";
    try (LocalCall _ = LocalCall.of(errand, name)) {
      return isOwn ? file.delete() : file.replace(part.cutOutOf(file.text()));
    }
  }

  private static Optional<Advanced> objection(
      Place place, Target target, OpenFile file, List<Part> parts) throws IOException {
    if (parts.size() > 1) {
      return refused(
          Refusal.NOT_THE_SAME,
          "%s holds it %d times; a person must say which".formatted(place.path(), parts.size()));
    }
    String found = parts.getFirst().sameness(file.text());
    if (target.sameness() != null && !target.sameness().equals(found)) {
      return refused(
          Refusal.NOT_THE_SAME, "registered as %s, found %s".formatted(target.sameness(), found));
    }
    return file.hasOtherNames()
        ? refused(
            Refusal.PROTECTED,
            "%s has other names (hard links), which would keep the old text"
                .formatted(place.path()))
        : Optional.empty();
  }

  private static Optional<Advanced> refused(Refusal reason, String detail) {
    return Optional.of(new Advanced.Refused(reason, detail));
  }
}
