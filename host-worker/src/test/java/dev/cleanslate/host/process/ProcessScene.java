package dev.cleanslate.host.process;

import dev.cleanslate.host.Hosts;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.testkit.HandTurnedClock;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The kind on this machine, with a clock turned by hand and a record of the signals it sends.
final class ProcessScene {
  static final Duration GRACE = Duration.ofSeconds(10);
  final HandTurnedClock clock = HandTurnedClock.at(Instant.parse("2026-11-21T12:00:00Z"));
  final List<Grip.Signal> sent = new ArrayList<>();
  private final Path notes;
  private final ProcFs proc;
  private final Grip.Source grips;

  ProcessScene(Path notes) {
    this(notes, Path.of("/proc"), PidFds.ofKernel().orElseGet(Handles::new));
  }

  ProcessScene(Path notes, Path proc, Grip.Source grips) {
    this.notes = notes;
    this.proc = new ProcFs(proc, "");
    this.grips = grips;
  }

  /// Made anew for each question, as if the agent had been started in between.
  ProcessKind kind() {
    return kind(Hosts.here());
  }

  ProcessKind kind(Host host) {
    return new ProcessKind(host, proc, this::recorded, new Notes(notes, clock), GRACE);
  }

  Advanced advance(Target target) {
    return kind().advance(target, errand(Optional.empty()));
  }

  Errand errand(Optional<String> hold) {
    return Errand.advance(clock, Duration.ofSeconds(20), () -> hold);
  }

  Looked look(Target target) {
    return kind().look(target, Errand.look(clock, Duration.ofSeconds(20)));
  }

  static boolean isRefused(Advanced outcome, Refusal reason) {
    return outcome instanceof Advanced.Refused refused && refused.reason() == reason;
  }

  private Optional<Grip> recorded(long pid) {
    return grips
        .on(pid)
        .map(grip ->
            new Grip() {
              @Override
              public Sent send(Signal signal) {
                sent.add(signal);
                return grip.send(signal);
              }

              @Override
              public void close() {
                grip.close();
              }
            });
  }
}
