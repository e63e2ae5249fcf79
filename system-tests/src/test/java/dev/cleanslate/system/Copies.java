package dev.cleanslate.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the processes run from: copies of our own jars, so that a build at the same time does not
/// pull the classes from under a running system.
final class Copies {
  private static final String VERSION = "0.1.0-SNAPSHOT";
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private final Path home;
  private final Path lib;

  Copies(Path folder) throws IOException {
    this.home = folder.resolve("home");
    this.lib = Files.createDirectories(folder.resolve("lib"));
    copy("orchestrator", "cleanslate-orchestrator");
    for (String worker :
        List.of(
            "openai-worker",
            "baremetal-worker",
            "network-worker",
            "dns-worker",
            "records-worker",
            "storage-worker",
            "host-worker")) {
      copy(worker, worker);
    }
    copy("simulator", "cleanslate-simulator");
    // Where the unpacked PostgreSQL is kept between runs.
    Path cache = Files.createDirectories(PROJECT.resolve("standalone/target"));
    Files.createSymbolicLink(
        Files.createDirectories(home.resolve("standalone")).resolve("target"), cache);
  }

  /// A folder in which the applications' jars lie as in the project's.
  Path home() {
    return home;
  }

  /// An application's executable jar below a home.
  static Path app(Path home, String module, String artifact) {
    return home.resolve(module, "target", artifact + "-" + VERSION + "-app.jar");
  }

  /// The tests' own class path, with our jars replaced by copies.
  String classPath() throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      boolean ours = entry.contains("cleanslate") || path.startsWith(PROJECT);
      entries.add(ours && Files.isRegularFile(path) ? copied(path).toString() : entry);
    }
    return String.join(File.pathSeparator, entries);
  }

  private Path copied(Path jar) throws IOException {
    return Files.copy(jar, lib.resolve(jar.getFileName()));
  }

  private void copy(String module, String artifact) throws IOException {
    Path from = app(PROJECT, module, artifact);
    if (Files.notExists(from)) {
      throw new IllegalStateException(from + " is missing; ./mvnw -DskipTests package builds it.");
    }
    Path to = app(home, module, artifact);
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }
}
