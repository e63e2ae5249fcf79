package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out which process listens on a port, where the operating system lets itself be asked: on
/// Linux through `/proc`, and only for processes that this user may look into.
final class PortHolder {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  private PortHolder() {}

  /// `, held by process 4711 (java)`, or nothing where it cannot be told.
  static String of(int port) {
    return pid(port).map(PortHolder::described).orElse("");
  }

  /// The process that listens on this port of this machine.
  static Optional<Long> pid(int port) {
    return Stream.of("net/tcp", "net/tcp6")
        .map(PROC::resolve)
        .filter(Files::isReadable)
        .flatMap(PortHolder::lines)
        .map(line -> line.strip().split("\\s+"))
        .filter(field -> isListening(field, port))
        .map(field -> "socket:[" + field[9] + "]")
        .flatMap(socket -> holders(socket).stream())
        .findFirst();
  }

  private static boolean isListening(String[] field, int port) {
    String end = ":" + HexFormat.of().withUpperCase().toHexDigits((short) port);
    return field.length > 9
        && field[1].toUpperCase(Locale.ROOT).endsWith(end)
        && field[3].equals(LISTENING);
  }

  private static Optional<Long> holders(String socket) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> holds(pid, socket))
        .findFirst();
  }

  private static boolean holds(long pid, String socket) {
    try (Stream<Path> open = Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
      return open.anyMatch(descriptor -> socket.equals(target(descriptor)));
    } catch (IOException _) {
      // Another user's process, or one that has just ended: not the one that can be named.
      return false;
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException _) {
      // Closed while the list was being read.
      return "";
    }
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException _) {
      // Without the table nothing can be named, and the port is reported without a holder.
      return Stream.empty();
    }
  }

  private static String described(long pid) {
    String command =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().command())
            .map(path -> " (" + Path.of(path).getFileName() + ")")
            .orElse("");
    return ", held by process " + pid + command;
  }
}
