package dev.cleanslate.host.process;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Holds by file descriptors of the kernel's. A descriptor stays with its process for ever, so that
/// between comparing and signalling nothing can take its place. Thread-safe.
///
/// Source: pidfd_open(2), pidfd_send_signal(2); Linux 5.3 and newer, the same numbers on all common
/// machines.
final class PidFds implements Grip.Source {
  private static final long SEND_SIGNAL = 424;
  private static final long OPEN = 434;
  private static final int NOT_PERMITTED = 1;
  private static final int NO_ENTRY = 2;
  private static final int NO_PROCESS = 3;
  private static final int INVALID = 22;
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final MethodHandle syscall;
  private final MethodHandle close;

  @SuppressWarnings("restricted")
  private PidFds() {
    Linker linker = Linker.nativeLinker();
    ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
    syscall =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("syscall"),
            FunctionDescriptor.of(word, word, word, word, word, word),
            Linker.Option.firstVariadicArg(1),
            Linker.Option.captureCallState("errno"));
    close =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("close"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  }

  /// The kernel's descriptors, if it has them and the agent may use them: it is tried on the agent
  /// itself.
  static Optional<Grip.Source> ofKernel() {
    try {
      PidFds fds = new PidFds();
      Optional<Grip> self = fds.on(ProcessHandle.current().pid());
      self.ifPresent(Grip::close);
      return self.map(_ -> fds);
    } catch (IllegalCallerException
        | IllegalStateException
        | NoSuchElementException
        | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }

  /// Numbers of threads that are no processes count as absent.
  @Override
  public Optional<Grip> on(long pid) {
    Outcome outcome = call(OPEN, pid, 0, 0);
    return switch (outcome.errno()) {
      case 0 -> Optional.of(new Held((int) outcome.value()));
      case NO_PROCESS, INVALID, NO_ENTRY -> Optional.empty();
      default -> throw new IllegalStateException("pidfd_open failed: errno " + outcome.errno());
    };
  }

  private Outcome call(long request, long subject, long detail, long extra) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long value = (long) syscall.invokeExact(state, request, subject, detail, extra, 0L);
      return new Outcome(value, value < 0 ? (int) ERRNO.get(state, 0L) : 0);
    } catch (Throwable fault) {
      throw new IllegalStateException("a call of the kernel could not be made", fault);
    }
  }

  private record Outcome(long value, int errno) {}

  private final class Held implements Grip {
    private final int descriptor;

    Held(int descriptor) {
      this.descriptor = descriptor;
    }

    @Override
    public Sent send(Signal signal) {
      int errno = call(SEND_SIGNAL, descriptor, signal.number, 0).errno();
      return switch (errno) {
        case 0 -> Sent.DELIVERED;
        case NO_PROCESS -> Sent.ABSENT;
        case NOT_PERMITTED -> Sent.FORBIDDEN;
        default -> throw new IllegalStateException("pidfd_send_signal failed: errno " + errno);
      };
    }

    @Override
    public void close() {
      try {
        int _ = (int) close.invokeExact(descriptor);
      } catch (Throwable fault) {
        throw new IllegalStateException("a descriptor could not be closed", fault);
      }
    }
  }
}
