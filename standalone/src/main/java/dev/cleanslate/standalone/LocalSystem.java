package dev.cleanslate.standalone;

import dev.cleanslate.standalone.demo.Estate;
import dev.cleanslate.standalone.demo.Places;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One running Cleanslate: its data folder, taken for this process, and all parts serving.
///
/// Closing it stops them in order and gives the folder back; closing it twice changes nothing.
final class LocalSystem implements AutoCloseable {
  private static final String SUPERVISOR = "supervisor";

  private final Options options;
  private final FileLock lock;
  private final PostgresServer postgres;
  private final Supervisor supervisor;

  private LocalSystem(
      Options options, FileLock lock, PostgresServer postgres, Supervisor supervisor) {
    this.options = options;
    this.lock = lock;
    this.postgres = postgres;
    this.supervisor = supervisor;
  }

  /// Takes the folder and starts everything; [CannotStart], with nothing left running, where that
  /// fails.
  static LocalSystem start(Options options, InstantSource time)
      throws IOException, InterruptedException {
    DataFolder folder = options.folder();
    FileLock lock = folder.lock();
    Path cache = options.home().resolve("standalone/target");
    PostgresServer postgres = new PostgresServer(folder, options.ports().postgres(), cache);
    new Leftovers(folder).end(postgres).forEach(System.out::println);
    options.ports().mustBeFree(options.extent() != Options.Extent.APPLICATIONS);
    Keys keys = new Keys(folder.keys());
    keys.create();
    Secrets.write(folder.token(), keys.token(time.instant()));
    LocalSystem system =
        new LocalSystem(options, lock, postgres, new Supervisor(parts(options, postgres)));
    Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop-all"));
    system.serve();
    return system;
  }

  /// The supervisor of its parts.
  Supervisor supervisor() {
    return supervisor;
  }

  /// Where clients find it, with a token for its operator.
  Places places() throws IOException {
    Ports ports = options.ports();
    return new Places(
        ports.bootstrapServers(),
        URI.create("http://127.0.0.1:" + ports.api()),
        Files.readString(options.folder().token()).strip(),
        URI.create("http://127.0.0.1:" + ports.simulator()),
        Applications.SIMULATED_KEY,
        estate());
  }

  private Estate estate() throws IOException {
    ThisHost host = new ThisHost(options.folder());
    return new Estate(
        postgres.url(""),
        PostgresServer.DATABASE,
        postgres.password(),
        new Estate.Host(ThisHost.NAME, "host/" + host.machineId(), host.config()));
  }

  @Override
  public void close() {
    supervisor.stop();
    try {
      forgetRun();
      lock.channel().close();
    } catch (IOException failure) {
      throw new CannotStart("The data folder could not be given back.", failure);
    }
  }

  private void serve() throws IOException, InterruptedException {
    noteRun();
    try {
      supervisor.start();
    } catch (IOException | InterruptedException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /// What the launcher script goes by.
  private void noteRun() throws IOException {
    options.folder().notePid(SUPERVISOR, ProcessHandle.current().pid());
    String names =
        supervisor
            .names()
            .map(name -> name + "\n")
            .collect(Collectors.joining("", SUPERVISOR + "\n", ""));
    Files.writeString(options.folder().run().resolve("parts"), names);
    Files.writeString(
        options.folder().run().resolve("kafka"), options.ports().bootstrapServers() + "\n");
  }

  private void forgetRun() throws IOException {
    for (String file : List.of("where", "parts", "kafka", "kafka.ready")) {
      Files.deleteIfExists(options.folder().run().resolve(file));
    }
    options.folder().forgetPid(SUPERVISOR);
  }

  private static List<List<Part>> parts(Options options, PostgresServer postgres)
      throws IOException {
    Part kafka = KafkaBroker.of(options.folder(), options.ports());
    List<List<Part>> infrastructure =
        options.extent() == Options.Extent.APPLICATIONS
            ? List.of()
            : List.of(List.of(postgres, kafka));
    return Stream.concat(
            infrastructure.stream(), new Applications(options, postgres).groups().stream())
        .toList();
  }
}
