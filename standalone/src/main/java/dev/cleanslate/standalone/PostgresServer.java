package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL of one data folder: a server process of its own on 127.0.0.1 that outlives the
/// JVM which started it.
///
/// It commits to disk (`fsync`, `full_page_writes` and `synchronous_commit` on) and is asked at
/// each start whether it does. A server that a killed predecessor left behind is stopped first, on
/// purpose, so that the one that serves is always the one that was started here. Once stopped it is
/// over, as a [ChildProcess] is.
final class PostgresServer implements Part {
  /// The database and its owner.
  static final String DATABASE = "cleanslate";

  static final String SUPERUSER = "postgres";
  private static final List<String> MUST_BE_ON =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  private final DataFolder folder;
  private final int port;
  private final Path cache;
  private @Nullable Path home;
  private volatile @Nullable ChildProcess server;
  private volatile boolean isOver;

  PostgresServer(DataFolder folder, int port, Path cache) {
    this.folder = folder;
    this.port = port;
    this.cache = cache;
  }

  @Override
  public String name() {
    return "postgres";
  }

  /// What applications connect to.
  String url() {
    return url(DATABASE);
  }

  /// The password of the database's owner.
  String password() throws IOException {
    return Secrets.password(folder.keys().resolve("postgres.password"));
  }

  @Override
  public void start() throws IOException, InterruptedException {
    mustNotBeOver();
    if (Files.notExists(folder.postgres())) {
      initialise();
    }
    end();
    ChildProcess started = new ChildProcess(name(), folder, command(), Map.of(), new Status());
    server = started;
    // Who stops it from now on finds it; who did before that is heard here.
    mustNotBeOver();
    started.start();
    try (PostgresSetup setup = PostgresSetup.connect(url(SUPERUSER), superuserPassword())) {
      setup.mustServe(folder.postgres());
      setup.mustBeOn(MUST_BE_ON);
      setup.createDatabase(password());
      EstateDatabases.create(setup, this::url, DATABASE, password());
    } catch (SQLException failure) {
      throw new CannotStart(
          "PostgreSQL started, but does not answer as it should: " + failure.getMessage(), failure);
    }
  }

  private void mustNotBeOver() {
    if (isOver) {
      throw new CannotStart("postgres was stopped.");
    }
  }

  @Override
  public void stop() throws IOException, InterruptedException {
    isOver = true;
    end();
  }

  /// Stops the server, whoever started it; it may be started again.
  void end() throws IOException, InterruptedException {
    if (isRunning()) {
      stopFast();
    }
    ChildProcess ours = server;
    if (ours != null) {
      ours.stop();
    }
    folder.forgetPid(name());
  }

  @Override
  public boolean isRunning() {
    return pid() != 0;
  }

  @Override
  public long pid() {
    try {
      return status().stream()
          .findFirst()
          .map(Long::parseLong)
          .flatMap(ProcessHandle::of)
          .filter(folder::isNamedBy)
          .map(ProcessHandle::pid)
          .orElse(0L);
    } catch (NumberFormatException _) {
      // A server that is just starting has created the file and not yet written it.
      return 0;
    }
  }

  private void initialise() throws IOException, InterruptedException {
    Path aside = folder.path().resolve("postgres.new");
    Folders.delete(aside);
    superuserPassword();
    List<String> command = new ArrayList<>(Unprivileged.prefix());
    command.addAll(
        List.of(
            program("initdb"),
            "--pgdata=" + aside,
            "--username=" + SUPERUSER,
            "--pwfile=" + superuserPasswordFile(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8"));
    Command.Outcome outcome = Command.run(command, folder.log("postgres-initdb"));
    if (!outcome.succeeded()) {
      throw new CannotStart("PostgreSQL could not be set up:%n%s".formatted(outcome.output()));
    }
    Files.move(aside, folder.postgres());
  }

  private void stopFast() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Unprivileged.prefix());
    command.addAll(List.of(program("pg_ctl"), "stop", "-m", "fast"));
    command.addAll(List.of("-D", folder.postgres().toString(), "-w", "-t", "60"));
    Command.Outcome outcome = Command.run(command, folder.log("postgres-stop"));
    if (!outcome.succeeded()) {
      throw new CannotStart(
          "PostgreSQL did not stop; %s says why:%n%s"
              .formatted(folder.log(name()), outcome.output()));
    }
  }

  private List<String> command() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Unprivileged.prefix());
    command.addAll(List.of(program("postgres"), "-D", folder.postgres().toString()));
    setting(command, "listen_addresses", "127.0.0.1");
    setting(command, "port", Integer.toString(port));
    setting(command, "unix_socket_directories", "");
    setting(command, "timezone", "UTC");
    setting(command, "log_timezone", "UTC");
    MUST_BE_ON.forEach(name -> setting(command, name, "on"));
    return command;
  }

  private String program(String name) throws IOException {
    Path unpacked = home;
    if (unpacked == null) {
      unpacked = PostgresBinaries.unpackedBelow(cache);
      home = unpacked;
    }
    return unpacked.resolve("bin").resolve(name).toString();
  }

  private static void setting(List<String> command, String name, String value) {
    command.add("-c");
    command.add(name + "=" + value);
  }

  /// What connects to that database.
  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private Path superuserPasswordFile() {
    return folder.keys().resolve("postgres-superuser.password");
  }

  private String superuserPassword() throws IOException {
    return Secrets.password(superuserPasswordFile());
  }

  /// The lines of the file in which a running server says who and how far it is.
  private List<String> status() {
    try {
      return Files.readAllLines(folder.postgres().resolve("postmaster.pid"));
    } catch (IOException _) {
      // No such file, or gone before it could be read: no server runs.
      return List.of();
    }
  }

  private final class Status implements ChildProcess.Probe {
    private static final int STATUS_LINE = 7;

    @Override
    public void prepare() {
      // Whose file it is shows in its first line.
    }

    @Override
    public boolean serves() {
      List<String> lines = status();
      // A server that was killed leaves its file behind, which says ready for another process.
      return lines.size() > STATUS_LINE
          && lines.getFirst().strip().equals(Long.toString(pid()))
          && lines.get(STATUS_LINE).strip().equals("ready");
    }
  }
}
