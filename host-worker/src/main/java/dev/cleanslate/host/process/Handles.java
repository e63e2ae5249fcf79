package dev.cleanslate.host.process;

import java.util.Optional;

/// Holds by number and start time, for kernels before 5.3 and for machines that forbid pidfd. The
/// number is compared and then signalled: in the microseconds between, a process may end and its
/// number go to another one. The handle compares the start time once more right before, so it takes
/// a full turn of all numbers within them. Thread-safe.
final class Handles implements Grip.Source {
  @Override
  public Optional<Grip> on(long pid) {
    return ProcessHandle.of(pid).map(Held::new);
  }

  private record Held(ProcessHandle process) implements Grip {
    @Override
    public Sent send(Signal signal) {
      boolean sent =
          switch (signal) {
            case TERM -> process.destroy();
            case KILL -> process.destroyForcibly();
          };
      if (sent) {
        return Sent.DELIVERED;
      }
      return process.isAlive() ? Sent.FORBIDDEN : Sent.ABSENT;
    }

    @Override
    public void close() {
      // A handle holds nothing of the system's.
    }
  }
}
