package dev.cleanslate.standalone.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// This machine, on which VPN instances run: a process each, and a part of one configuration file.
final class Machine implements AutoCloseable {
  static final String PROCESS = "host.process";
  static final String CONFIG = "host.config_file";

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int START_TIME = 19;

  private final Estate.Host machine;
  private final List<Process> processes = new ArrayList<>();

  Machine(Estate.Host machine) {
    this.machine = machine;
  }

  /// Whether this system shows its processes as Linux does.
  static boolean isLinux() {
    return Files.isReadable(BOOT);
  }

  /// An instance whose process takes no notice of being asked to end, and a neighbour in the file
  /// whose name begins like its own.
  Owner instance(Role role) throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", "trap '' TERM; while :; do sleep 1; done").start();
    processes.add(process);
    Map<String, String> host = Map.of("host", machine.name());
    String pid = Long.toString(process.pid());
    configure(role.id());
    configure(role.id() + "-2");
    Map<String, String> file = Map.of("host", machine.name(), "file", "vpn");
    return new Owner(
        role,
        List.of(
            new Resource(PROCESS, pid, host, machine.account(), startOf(process.pid())),
            new Resource(CONFIG, role.id(), file, machine.account())),
        List.of());
  }

  /// The boot and the moment in it at which a process began.
  private static String startOf(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
    String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Files.readString(BOOT).strip() + "/" + behindName[START_TIME];
  }

  private void configure(String name) throws IOException {
    String text = Files.readString(config());
    int end = text.lastIndexOf('}', text.lastIndexOf('}') - 1);
    String before = text.substring(0, end).stripTrailing();
    String comma = before.endsWith("{") ? "\n" : ",\n";
    String entry = "    \"%s\": { \"remote\": \"%s.example\" }\n  ".formatted(name, name);
    Files.writeString(config(), before + comma + entry + text.substring(end));
  }

  private Path config() {
    return machine.config();
  }

  /// Which of these are there, by the machine's own account.
  Set<String> present(List<Owner> owners) throws IOException {
    Set<String> present = new HashSet<>();
    String text = Files.readString(config());
    for (Owner owner : owners) {
      owner.of(CONFIG).stream()
          .filter(part -> text.contains("\"" + part.id() + "\":"))
          .forEach(part -> present.add(part.key()));
      owner.of(PROCESS).stream()
          .filter(process -> isAlive(process.id()))
          .forEach(process -> present.add(process.key()));
    }
    return present;
  }

  /// Whether the neighbours that nobody asked for still stand in the file.
  boolean keptNeighbours(List<Owner> owners) throws IOException {
    String text = Files.readString(config());
    return owners.stream()
        .flatMap(owner -> owner.of(CONFIG).stream())
        .allMatch(part -> text.contains("\"" + part.id() + "-2\":"));
  }

  private boolean isAlive(String pid) {
    return processes.stream()
        .anyMatch(process -> Long.toString(process.pid()).equals(pid) && process.isAlive());
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
