package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cleanslate.system.Provider.Size;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// That the suite which passes on containers does stand on them.
@ExtendWith(OneWorld.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ContainersIT {
  @Test
  void theBooksOfADeletionAreInTheContainersDatabaseWhichWritesToItsDisk(World world)
      throws Exception {
    assumeTrue(
        world.ground().standsOnContainers(),
        "The broker and the database are processes here; see WhichGround.");
    Clone clone = world.registered("contained", Size.SMALL);

    world.upstream().askToDelete(clone.ref());
    world.awaitDeleted(clone);

    try (Connection books = world.ground().database("cleanslate")) {
      assertThat(InetAddress.ofLiteral(one(books, "select host(inet_server_addr())")))
          .as("where the database is")
          .matches(address -> !address.isLoopbackAddress());
      assertThat(one(books, "show server_version")).startsWith("18");
      assertThat(one(books, "show fsync")).isEqualTo("on");
      assertThat(one(books, "show synchronous_commit")).isEqualTo("on");
      String saga = world.chronicle().last(clone.ref()).orElseThrow().saga().toString();
      assertThat(one(books, "select count(*) from saga where id = '%s'".formatted(saga)))
          .isEqualTo("1");
    }
  }

  private static String one(Connection connection, String query) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
