package dev.cleanslate.host.process;

import dev.cleanslate.host.kind.Born;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.LocalCall;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Ends one process: takes hold of it, compares it with what was registered, and then signals what
/// it holds. SIGTERM first; SIGKILL once the grace since then is over. Thread-safe.
final class Ending {
  private static final String STOPPED = "stopped=true";
  private static final Duration NEXT = Duration.ofSeconds(1);

  private final Host host;
  private final ProcFs proc;
  private final Grip.Source grips;
  private final Notes notes;
  private final Duration grace;

  Ending(Host host, ProcFs proc, Grip.Source grips, Notes notes, Duration grace) {
    this.host = host;
    this.proc = proc;
    this.grips = grips;
    this.notes = notes;
    this.grace = grace;
  }

  Advanced advance(Target target, Errand errand) {
    Optional<Born> born = Born.of(target.sameness());
    if (born.isEmpty()) {
      return new Advanced.Refused(
          Refusal.BAD_TARGET, "target.sameness must be <boot id>/<start in clock ticks>");
    }
    long pid = ProcessKind.pid(target);
    try {
      return held(pid, born.get(), errand);
    } catch (IOException failure) {
      return new Advanced.Unavailable(
          "process %d cannot be read or noted: %s".formatted(pid, words(failure)), null);
    }
  }

  private Advanced held(long pid, Born born, Errand errand) throws IOException {
    errand.countCall();
    Optional<Grip> held = grips.on(pid);
    try {
      Optional<ProcessStat> stat = proc.stat(pid, errand);
      if (stat.isEmpty()) {
        notes.forget(pid, born);
        return host.gone(call(pid), STOPPED, null);
      }
      Optional<Advanced> objection = objection(stat.get(), born);
      if (objection.isPresent()) {
        return objection.get();
      }
      return held.isEmpty()
          ? new Advanced.Unavailable("process %d could not be held on to".formatted(pid), null)
          : asked(held.get(), pid, born, errand);
    } finally {
      held.ifPresent(Grip::close);
    }
  }

  private Optional<Advanced> objection(ProcessStat stat, Born born) throws IOException {
    long pid = stat.pid();
    if (!born.isOf(host) || stat.start() != born.order()) {
      return refused(
          Refusal.NOT_THE_SAME,
          "registered as %s, found %s/%d".formatted(born, host.boot(), stat.start()));
    }
    if (stat.hasEnded()) {
      notes.forget(pid, born);
      String reap = "it has ended; its parent %d has yet to take note".formatted(stat.parent());
      return Optional.of(host.gone(call(pid), STOPPED, reap));
    }
    if (!proc.isProcess(pid)) {
      return refused(Refusal.BAD_TARGET, "%d is a thread of another process".formatted(pid));
    }
    if (stat.isKernelThread()) {
      return refused(Refusal.PROTECTED, "process %d is the kernel's own".formatted(pid));
    }
    return pid == 1 || proc.lineage(ProcessHandle.current().pid()).contains(pid)
        ? refused(
            Refusal.PROTECTED,
            "process %d is the first one, or this agent or what started it".formatted(pid))
        : Optional.empty();
  }

  private static Optional<Advanced> refused(Refusal reason, String detail) {
    return Optional.of(new Advanced.Refused(reason, detail));
  }

  private Advanced asked(Grip grip, long pid, Born born, Errand errand) throws IOException {
    Optional<Duration> since = notes.sinceAsked(pid, born);
    if (since.isPresent() && since.get().compareTo(grace) < 0) {
      return new Advanced.StillDeleting(
          least(NEXT, grace.minus(since.get())), "it was asked to end");
    }
    Optional<String> hold = errand.objection();
    if (hold.isPresent()) {
      return new Advanced.Unavailable(hold.get(), null);
    }
    Grip.Signal signal = since.isEmpty() ? Grip.Signal.TERM : Grip.Signal.KILL;
    return switch (sent(grip, signal, errand)) {
      case DELIVERED -> delivered(signal, pid, born);
      case ABSENT -> host.gone(call(pid), STOPPED, "It ended meanwhile");
      case FORBIDDEN ->
          new Advanced.Refused(
              Refusal.FORBIDDEN, "the agent may not signal process %d: CAP_KILL".formatted(pid));
    };
  }

  private static Grip.Sent sent(Grip grip, Grip.Signal signal, Errand errand) {
    String name =
        switch (signal) {
          case TERM -> "stop process";
          case KILL -> "kill process";
        };
    try (LocalCall call = LocalCall.of(errand, name)) {
      Grip.Sent sent = grip.send(signal);
      if (sent == Grip.Sent.FORBIDDEN) {
        call.failed("forbidden");
      }
      return sent;
    }
  }

  /// The note is written after the signal: a crash in between asks a second time, and never ends
  /// anything that was not asked.
  private Advanced delivered(Grip.Signal signal, long pid, Born born) throws IOException {
    if (signal == Grip.Signal.TERM) {
      notes.asked(pid, born);
      return new Advanced.StillDeleting(least(NEXT, grace), "it was asked to end (SIGTERM)");
    }
    return new Advanced.StillDeleting(
        NEXT, "it did not end within %d s and was killed (SIGKILL)".formatted(grace.toSeconds()));
  }

  private String call(long pid) {
    return "read " + proc.path(pid);
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static String words(IOException failure) {
    return failure.getClass().getSimpleName();
  }
}
