package dev.cleanslate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestPostgresTests {
  @Test
  void aFreshDatabaseIsDurable() throws SQLException {
    try (var database = TestPostgres.freshDatabase()) {
      assertThat(answer(database, "SHOW fsync")).isEqualTo("on");
      assertThat(answer(database, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(answer(database, "SHOW server_version_num")).startsWith("18");
      assertThat(answer(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aFleetingDatabaseDoesNotWaitForTheDisk() throws SQLException {
    try (var database = TestPostgres.fleetingDatabase()) {
      assertThat(answer(database, "SHOW synchronous_commit")).isEqualTo("off");
    }
  }

  @Test
  void eachDatabaseIsEmptyAndApartFromTheOthers() throws SQLException {
    try (var one = TestPostgres.freshDatabase();
        var other = TestPostgres.freshDatabase();
        var connection = one.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE here (id int)");

      assertThat(answer(one, "SELECT to_regclass('here')")).isEqualTo("here");
      assertThat(answer(other, "SELECT coalesce(to_regclass('here')::text, 'none')"))
          .isEqualTo("none");
    }
  }

  private static String answer(DataSource database, String query) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
