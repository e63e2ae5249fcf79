package dev.cleanslate.records;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.records.declared.DeclarationReader;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.testkit.TestPostgres;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.answer.Answering;
import dev.cleanslate.worker.cloud.CallLimits;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A schema of its own in a PostgreSQL that all tests share, with tables in it, and the worker's
/// handler on it. All declared databases are this one. In declarations and statements, `SCHEMA`
/// stands for the schema.
final class Estate implements AutoCloseable {
  static final String SECRET = "postgres-not-to-be-shown";
  private static final OwnerRef OWNER = new OwnerRef("acme", "clone", "clone-7");
  private static final StepRef REF = new StepRef(new UUID(1, 1), 1, 1, new UUID(2, 2));
  private static final int MOST_STEPS = 1000;
  private static final HikariDataSource SHARED = TestPostgres.fleetingDatabase();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final HikariDataSource owners;
  final String schema;
  final Holds holds = new Holds();
  final String account;
  final Databases databases;
  final RecordsHandler handler;
  final Answering worker;

  private Estate(
      HikariDataSource owners, String schema, String yaml, Setting setting, String... tables) {
    this.owners = owners;
    this.schema = schema;
    run("create schema if not exists " + schema);
    for (String sql : tables) {
      run(sql);
    }
    account =
        one(
            """
            select system_identifier || '/' || current_database() from pg_control_system()\
            """);
    List<RecordKind> kinds = read(yaml.replace("SCHEMA", schema));
    Map<String, RecordsProperties.Place> places = new HashMap<>();
    kinds.forEach(kind -> places.put(kind.database(), setting.place()));
    databases = new Databases(places, name -> guard(name, setting.timeout()));
    handler = new RecordsHandler(kinds, databases, new Taking(setting.page(), UUID::randomUUID));
    worker = Answering.of("records", List.of(handler), holds, InstantSource.system());
  }

  /// With the shipped declarations and tables; one for all tests, for it is not in a schema of its
  /// own.
  static Estate shipped() {
    return new Estate(
        SHARED,
        "public",
        resource("/dev/cleanslate/records/records.yaml"),
        Setting.usual(),
        resource("/estate/gateway.sql"),
        resource("/estate/clones.sql"),
        resource("/estate/clusters.sql"),
        resource("/estate/compute.sql"));
  }

  static Estate of(String yaml, String... tables) {
    return of(yaml, Setting.usual(), tables);
  }

  static Estate of(String yaml, Setting setting, String... tables) {
    return new Estate(SHARED, "s" + NUMBER.incrementAndGet(), yaml, setting, tables);
  }

  /// Another worker on the same tables.
  Estate another(String yaml, Setting setting) {
    return new Estate(owners, schema, yaml, setting);
  }

  /// In a database of its own, with the shipped declarations.
  static Estate ofItsOwn(String... tables) {
    return new Estate(
        TestPostgres.fleetingDatabase(),
        "public",
        resource("/dev/cleanslate/records/records.yaml"),
        Setting.usual(),
        tables);
  }

  static List<RecordKind> read(String yaml) {
    return DeclarationReader.read(new StringReader(yaml));
  }

  static String resource(String path) {
    try (InputStream stream = Objects.requireNonNull(Estate.class.getResourceAsStream(path))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static CloudCall guard(String name, Duration timeout) {
    CallLimits limits =
        new CallLimits(
            10_000,
            3,
            Duration.ofMillis(20),
            Duration.ofSeconds(2),
            timeout,
            1000,
            100,
            Duration.ofSeconds(5));
    return new CloudCall(name, limits, Clock.systemUTC(), Pause.real(), new Random(7));
  }

  /// How the worker is set up.
  record Setting(String url, String user, int page, Duration timeout, @Nullable String account) {
    static Setting usual() {
      return new Setting("", TestPostgres.USER, 1000, Duration.ofSeconds(20), null);
    }

    static Setting pages(int page) {
      return new Setting("", TestPostgres.USER, page, Duration.ofSeconds(20), null);
    }

    Setting as(String role) {
      return new Setting(url, role, page, timeout, account);
    }

    Setting within(Duration limit) {
      return new Setting(url, user, page, limit, account);
    }

    Setting at(String otherUrl) {
      return new Setting(otherUrl, user, page, timeout, account);
    }

    Setting asking(String accountQuery) {
      return new Setting(url, user, page, timeout, accountQuery);
    }

    RecordsProperties.Place place() {
      return new RecordsProperties.Place(
          url.isEmpty() ? SHARED.getJdbcUrl() : url,
          user,
          SECRET,
          8,
          Duration.ofSeconds(3),
          account);
    }
  }

  Target target(String kind, String id) {
    return target(kind, id, null);
  }

  Target target(String kind, String id, @Nullable String sameness) {
    return new Target(kind, id, Map.of(), account, null, sameness);
  }

  Reply advance(Target target) {
    return worker.advance(new Command.Advance(REF, OWNER, target, 60_000));
  }

  /// Asks again as long as the answer is "still deleting".
  Reply advanceToTheEnd(Target target) {
    Reply reply = advance(target);
    for (int i = 0; i < MOST_STEPS && reply instanceof Reply.StillDeleting; i++) {
      reply = advance(target);
    }
    return reply;
  }

  Advanced forced(Target target) {
    return handler.advance(
        target, Errand.forced(InstantSource.system(), Duration.ofSeconds(25), Optional::empty));
  }

  Verdict look(Target target) {
    return worker.look(new Command.Look(REF, OWNER, target, 60_000));
  }

  /// A connection of the owners' own application, which looks into the schema first.
  Connection connection() throws SQLException {
    Connection connection = owners.getConnection();
    connection.setSchema(schema);
    return connection;
  }

  /// The address of the database that all share.
  static String url() {
    return SHARED.getJdbcUrl();
  }

  /// The address of this one's database.
  String ownUrl() {
    return owners.getJdbcUrl();
  }

  /// Runs statements, which may bind nothing.
  void run(String sql) {
    try (Connection connection = connection();
        var statement = connection.createStatement()) {
      statement.execute(sql.replace("SCHEMA", schema));
    } catch (SQLException failure) {
      throw new IllegalStateException("refused: " + sql, failure);
    }
  }

  /// The one value that a query brings; null stands for nothing.
  String one(String sql, String... values) {
    try (Connection connection = connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i], Types.OTHER);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return String.valueOf(rows.getString(1));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("refused: " + sql, failure);
    }
  }

  long count(String what) {
    return Long.parseLong(one("select count(*) from " + what));
  }

  @Override
  public void close() {
    databases.close();
  }
}
