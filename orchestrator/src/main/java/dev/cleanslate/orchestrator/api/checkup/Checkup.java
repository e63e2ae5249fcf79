package dev.cleanslate.orchestrator.api.checkup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found.
///
/// @param version of this program; absent where it was not packaged
/// @param java the version of the Java that runs it
record Checkup(
    @Nullable String version, String java, Database database, Broker broker, List<Kind> kinds) {

  /// The database.
  ///
  /// @param problem why it did not answer; then nothing else is known
  /// @param aheadMs how far its clock is ahead of this process's, in milliseconds, less half of the
  ///   time that the question for it took
  /// @param migrations how many were made
  /// @param newest the newest of them
  /// @param fsync `on` where a commit survives a crash of the machine; so are the next two
  record Database(
      @Nullable String problem,
      @Nullable String version,
      @Nullable Long aheadMs,
      @Nullable Long migrations,
      @Nullable String newest,
      @Nullable String fsync,
      @Nullable String synchronousCommit,
      @Nullable String fullPageWrites) {
    Database ahead(long millis) {
      return new Database(
          problem, version, millis, migrations, newest, fsync, synchronousCommit, fullPageWrites);
    }

    static Database silent(String problem) {
      return new Database(problem, null, null, null, null, null, null, null);
    }
  }

  /// The broker.
  ///
  /// @param problem why it did not answer, or was not asked; then nothing else is known
  /// @param nodes how many brokers there are
  record Broker(
      @Nullable String problem,
      @Nullable String cluster,
      @Nullable Integer nodes,
      List<Topic> topics) {
    static Broker silent(String problem) {
      return new Broker(problem, null, null, List.of());
    }
  }

  /// A topic that should be there.
  ///
  /// @param kept as in `30d`, `compacted`, `for ever`; absent where it is missing
  /// @param problems in which way it is not as it is declared; none where it is
  record Topic(
      String topic, @Nullable Integer partitions, @Nullable String kept, List<String> problems) {}

  /// A kind of the catalog, and where the tenant's resources of it are.
  ///
  /// @param accounts absent where counting took too long
  record Kind(String kind, String worker, @Nullable List<Account> accounts) {}

  /// @param account absent where it was not said at registration
  record Account(@Nullable String account, long resources) {}
}
