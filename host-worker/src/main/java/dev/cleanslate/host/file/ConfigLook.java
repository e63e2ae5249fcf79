package dev.cleanslate.host.file;

import dev.cleanslate.host.file.Allowed.Place;
import dev.cleanslate.host.file.Format.Parts;
import dev.cleanslate.host.kind.Control;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict.Standing;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.cloud.LocalCall;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.locks.Lock;

/// Looks for one instance in a file. Thread-safe.
final class ConfigLook {
  private final Host host;
  private final Lock turn;

  /// @param turn taken by whoever opens one of the files, until it is closed
  ConfigLook(Host host, Lock turn) {
    this.host = host;
    this.turn = turn;
  }

  Looked at(Place place, Target target, Errand errand) throws IOException {
    try {
      String text = text(place, errand);
      return switch (place.file().format().parts(text, String.valueOf(target.id()))) {
        case Parts.Unreadable(var detail) ->
            new Looked.Unverifiable(Doubt.UNAVAILABLE, "%s: %s".formatted(place.path(), detail));
        case Parts.Read(var parts) when parts.isEmpty() ->
            absent(place, "read %s to its end".formatted(place.path()), "It does not name it");
        case Parts.Read(var parts) -> found(place, target, text, parts);
      };
    } catch (NoSuchFileException gone) {
      if (ConfigKind.isAbsence(place.path())) {
        return absent(
            place, "read directory %s".formatted(place.path().getParent()), "No such file");
      }
      throw gone;
    }
  }

  /// Not while a file is being changed: closing it here would give up the lock on it there.
  private String text(Place place, Errand errand) throws IOException {
    turn.lock();
    try (LocalCall _ = LocalCall.of(errand, "read configuration file")) {
      return OpenFile.text(place.path());
    } finally {
      turn.unlock();
    }
  }

  private Looked absent(Place place, String control, String detail) {
    return host.absent(call(place), "exists=false", new Control.Proved(control), detail);
  }

  private Looked found(Place place, Target target, String text, List<Part> parts) {
    boolean isRegistered =
        target.sameness() == null
            || parts.stream().anyMatch(part -> part.sameness(text).equals(target.sameness()));
    return isRegistered
        ? new Looked.Present(
            Standing.FREE, host.seen(call(place), "exists=true places=" + parts.size()))
        : new Looked.Unverifiable(
            Doubt.BAD_TARGET,
            "registered as %s, found %s"
                .formatted(target.sameness(), parts.getFirst().sameness(text)));
  }

  private static String call(Place place) {
    return "read " + place.path();
  }
}
