package dev.cleanslate.host.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.cleanslate.host.kind.Control;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.LocalCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Reads `/proc`, byte by byte as it stands: the kernel cuts a program's name after 15 bytes, amid
/// a character too, and what counts here is numbers and ASCII. Thread-safe; remembers nothing.
///
/// Source: proc(5).
final class ProcFs {
  private final Path root;
  private final String namespace;

  /// @param namespace the process namespace whose numbers are meant (`pid:[4026531836]` is the
  ///   host's own); empty where any will do
  ProcFs(Path root, String namespace) {
    this.root = root;
    this.namespace = namespace;
  }

  /// As [#stat(long)], as a span of the errand's trace.
  Optional<ProcessStat> stat(long pid, Errand errand) throws IOException {
    try (LocalCall _ = LocalCall.of(errand, "read process")) {
      return stat(pid);
    }
  }

  /// What is said of the process; empty where there is none of this number.
  Optional<ProcessStat> stat(long pid) throws IOException {
    try {
      return Optional.of(ProcessStat.of(Files.readString(path(pid), ISO_8859_1)));
    } catch (IOException failure) {
      // A process that ends while it is read fails in other ways than one that never was.
      if (Files.notExists(path(pid).getParent())) {
        return Optional.empty();
      }
      throw failure;
    } catch (IllegalArgumentException unreadable) {
      throw new IOException("%s cannot be read".formatted(path(pid)), unreadable);
    }
  }

  /// Whether the number is a process's and not that of one of its threads, which can be read by
  /// number too.
  boolean isProcess(long pid) throws IOException {
    return Files.readAllLines(path(pid).resolveSibling("status"), ISO_8859_1)
        .contains("Tgid:\t" + pid);
  }

  /// The process itself, its parent, and so on up to the first.
  Set<Long> lineage(long pid) throws IOException {
    Set<Long> lineage = new HashSet<>();
    long next = pid;
    while (next > 0 && lineage.add(next)) {
      next = stat(next).map(ProcessStat::parent).orElse(0L);
    }
    return lineage;
  }

  /// Process 1 always exists. Whoever cannot see it does not see all others either, be it that
  /// `/proc` hides them (`hidepid`) or that it is a container's own.
  Control control() {
    String call = "read %s/1/stat".formatted(root);
    try {
      String own = namespace.isEmpty() ? "" : namespace();
      if (!own.equals(namespace)) {
        return new Control.Failed(
            Doubt.NO_CONTROL,
            "the agent sees the processes of %s only, not those of %s".formatted(own, namespace));
      }
      return stat(1).isPresent()
          ? new Control.Proved("%s -> process 1 %s".formatted(call, own).strip())
          : new Control.Failed(Doubt.CONTROL_FAILED, call + " -> absent; processes are hidden");
    } catch (IOException failure) {
      return new Control.Failed(
          Doubt.CONTROL_FAILED, "%s -> %s".formatted(call, failure.getClass().getSimpleName()));
    }
  }

  private String namespace() throws IOException {
    return Files.readSymbolicLink(root.resolve("self/ns/pid")).toString();
  }

  /// Where the process is described.
  Path path(long pid) {
    return root.resolve(Long.toString(pid)).resolve("stat");
  }
}
