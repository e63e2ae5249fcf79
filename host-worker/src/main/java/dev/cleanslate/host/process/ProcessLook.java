package dev.cleanslate.host.process;

import dev.cleanslate.host.kind.Born;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict.Standing;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;

/// Looks at one process. What bears its number now but started later proves that it is gone; what
/// started earlier makes the registration doubtful. Thread-safe.
final class ProcessLook {
  private static final String GONE = "exists=false is_running=false";

  private final Host host;
  private final ProcFs proc;
  private final Notes notes;

  ProcessLook(Host host, ProcFs proc, Notes notes) {
    this.host = host;
    this.proc = proc;
    this.notes = notes;
  }

  Looked at(Target target, Errand errand) {
    Optional<Born> born = Born.of(target.sameness());
    if (born.isEmpty()) {
      return new Looked.Unverifiable(
          Doubt.BAD_TARGET, "target.sameness must be <boot id>/<start in clock ticks>");
    }
    long pid = ProcessKind.pid(target);
    errand.countCall();
    try {
      Optional<ProcessStat> stat = proc.stat(pid, errand);
      return stat.isEmpty()
          ? absent(pid, "No process of this number was found")
          : found(stat.get(), born.get());
    } catch (AccessDeniedException _) {
      return new Looked.Unverifiable(
          Doubt.CREDENTIAL, "the agent may not read %s".formatted(proc.path(pid)));
    } catch (IOException failure) {
      return new Looked.Unverifiable(
          Doubt.UNAVAILABLE,
          "%s cannot be read: %s".formatted(proc.path(pid), failure.getClass().getSimpleName()));
    }
  }

  private Looked found(ProcessStat stat, Born born) throws IOException {
    long pid = stat.pid();
    if (!born.isOf(host)) {
      return absent(pid, "It ended with an earlier boot of the host");
    }
    if (stat.start() > born.order()) {
      return absent(pid, "The number is now that of a process that started later");
    }
    if (stat.start() < born.order()) {
      return new Looked.Unverifiable(
          Doubt.BAD_TARGET,
          "registered with start %d, but process %d runs since %d already"
              .formatted(born.order(), pid, stat.start()));
    }
    if (stat.hasEnded()) {
      return absent(
          pid, "It has ended; its parent %d has yet to take note".formatted(stat.parent()));
    }
    Standing standing = notes.sinceAsked(pid, born).isPresent() ? Standing.DELETING : Standing.FREE;
    return new Looked.Present(
        standing,
        host.seen("read " + proc.path(pid), "exists=true is_running=true state=" + stat.state()));
  }

  private Looked absent(long pid, String detail) {
    return host.absent("read " + proc.path(pid), GONE, proc.control(), detail);
  }
}
