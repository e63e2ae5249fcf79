package dev.cleanslate.host.process;

import dev.cleanslate.host.kind.Check;
import dev.cleanslate.host.kind.Control;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.host.kind.HostKind;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Looked;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Processes. The id is the number; the proof of sameness is the boot and the start time in clock
/// ticks since then, `<boot id>/<ticks>`: no two processes of one boot share number and start time.
/// Thread-safe.
public final class ProcessKind implements HostKind {
  /// The kind's name.
  public static final String NAME = "host.process";

  private static final Logger LOG = LoggerFactory.getLogger(ProcessKind.class);
  private static final Kind KIND = HostKind.onHost(NAME, Pattern.compile("[1-9][0-9]{0,9}"));

  private final Ending ending;
  private final ProcessLook look;
  private final ProcFs proc;

  ProcessKind(Host host, ProcFs proc, Grip.Source grips, Notes notes, Duration grace) {
    this.ending = new Ending(host, proc, grips, notes, grace);
    this.look = new ProcessLook(host, proc, notes);
    this.proc = proc;
  }

  /// The processes of this host, signalled through descriptors where the kernel has them.
  public static ProcessKind of(Host host, Settings settings, InstantSource clock) {
    Optional<Grip.Source> fds = PidFds.ofKernel();
    return new ProcessKind(
        host,
        new ProcFs(settings.proc(), settings.pidNamespace()),
        fds.orElseGet(ProcessKind::handles),
        new Notes(settings.notes(), clock),
        settings.grace());
  }

  private static Grip.Source handles() {
    LOG.warn("pidfd cannot be used here: processes are compared and then signalled by number");
    return new Handles();
  }

  /// How processes are found and ended.
  ///
  /// @param proc where `/proc` is
  /// @param pidNamespace whose numbers are meant; empty where any will do
  /// @param grace how long a process may take to end once it was asked to
  /// @param notes the directory of [Notes]
  public record Settings(Path proc, String pidNamespace, Duration grace, Path notes) {}

  @Override
  public Kind kind() {
    return KIND;
  }

  @Override
  public Check check() {
    return Check.THREAD_PROCESSES;
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    return ending.advance(target, errand);
  }

  @Override
  public Looked look(Target target, Errand errand) {
    return look.at(target, errand);
  }

  @Override
  public Control control(Errand errand) {
    errand.countCall();
    return proc.control();
  }

  static long pid(Target target) {
    return Long.parseLong(String.valueOf(target.id()));
  }
}
