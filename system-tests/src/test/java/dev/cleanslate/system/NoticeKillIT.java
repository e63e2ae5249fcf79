package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.system.Provider.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Notices, and an orchestrator that is killed once they are kept: some are on their way, the
/// others were not begun.
@Tag("full")
@ExtendWith(OneWorld.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NoticeKillIT {
  private static final int CLONES = 16;
  private static final int AT_ONCE = 8;

  @TempDir private Path folder = Path.of("");

  @Test
  void whatWasKeptIsToldAfterItsSenderWasKilledAndRepeatsBearTheSameName(World world)
      throws Exception {
    List<Clone> clones = new ArrayList<>();
    for (int i = 0; i < CLONES; i++) {
      clones.add(world.registered("told", Size.SMALL));
    }
    world.ground().kill("orchestrator");
    try (Inbox inbox = new Inbox();
        Connection books = world.ground().database("cleanslate")) {
      List<String> settings = settings(inbox);
      try (Beside sender = Beside.orchestrator(world.ground(), settings)) {
        keepAllAtOnce(world, books, clones);
        World.await("some are on their way")
            .until(() -> inbox.arrived().size() >= AT_ONCE && count(books, "attempts = 0") > 0);
        sender.kill();
      }
      Set<String> halfway = inbox.arrived().stream().map(Inbox.Got::id).collect(Collectors.toSet());
      assertThat(inbox.taken()).isEmpty();
      assertThat(count(books, "state = 'pending'")).isEqualTo(CLONES);

      inbox.release();
      try (Beside next = Beside.orchestrator(world.ground(), settings)) {
        World.await("all are told")
            .atMost(Duration.ofMinutes(4))
            .until(
                () -> inbox.taken().size() == CLONES && count(books, "state = 'sent'") == CLONES);
        next.kill();
      }

      assertThat(halfway).hasSize(AT_ONCE);
      for (Clone clone : clones) {
        assertThat(inbox.arrived())
            .filteredOn(got -> got.body().contains("\"" + clone.ref().id() + "\""))
            .as("what was told of %s", clone.ref())
            .isNotEmpty()
            .allMatch(got -> got.id().endsWith("-deleted"))
            .extracting(got -> got.id() + got.body())
            .containsOnly(told(inbox, clone));
      }
      assertThat(inbox.arrived())
          .filteredOn(got -> halfway.contains(got.id()))
          .as("told once more, under the same names")
          .hasSizeGreaterThanOrEqualTo(2 * AT_ONCE);
    } finally {
      world.ground().start("orchestrator");
    }
  }

  /// Nothing is derived while the place up to which it was is locked.
  private static void keepAllAtOnce(World world, Connection books, List<Clone> clones)
      throws SQLException {
    books.setAutoCommit(false);
    try (Statement lock = books.createStatement()) {
      lock.execute("select 1 from notice_place where reader = 'deletions' for update");
    }
    clones.forEach(clone -> world.upstream().askToDelete(clone.ref()));
    clones.forEach(world::awaitDeleted);
    books.commit();
    books.setAutoCommit(true);
  }

  private static String told(Inbox inbox, Clone clone) {
    return inbox.arrived().stream()
        .filter(got -> got.body().contains("\"" + clone.ref().id() + "\""))
        .map(got -> got.id() + got.body())
        .findFirst()
        .orElseThrow();
  }

  private static int count(Connection books, String condition) throws SQLException {
    try (Statement asked = books.createStatement();
        ResultSet row =
            asked.executeQuery(
                "select count(*) from notice where channel = 'ops' and " + condition)) {
      row.next();
      return row.getInt(1);
    }
  }

  private List<String> settings(Inbox inbox) throws IOException {
    Path secret = Files.writeString(folder.resolve("hook.secret"), "a secret of at least 24 bytes");
    String channel = "--cleanslate.notifications.channels.ops.";
    return List.of(
        channel + "type=webhook",
        channel + "url=" + inbox.url(),
        channel + "allow-http=true",
        channel + "secret-file=" + secret,
        channel + "timeout=30s",
        "--cleanslate.notifications.rules[0].channels=ops",
        "--cleanslate.notifications.rules[0].on=results");
  }
}
