package dev.cleanslate.orchestrator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LivePageTests {
  private final StuckWorld world = StuckWorld.fresh();

  @Test
  void anOpenPageHearsWhichDeletionsMovedAndGoesOnWhereItWasCutOff() throws IOException {
    Visitor visitor = Visitor.of(world.tenant(), "read");
    String first = world.moving("ann", 1);

    String heard = heard(visitor, "/page/live?after=0-0");

    assertThat(heard).contains("\"deletions\"", first);
  }

  @Test
  void whoSeesOnlyTheirOwnHearsOfNoOther() throws IOException {
    String other = world.moving("ann", 1);
    String own = world.moving("bob", 1);
    world.heldBy("bob", "alice");

    String heard = heard(Visitor.of(world.tenant(), "own"), "/page/live?after=0-0");

    assertThat(heard).contains(own).doesNotContain(other);
  }

  @Test
  void aStrangerHearsNothing() {
    assertThat(Visitor.stranger().get("/page/live").status()).isEqualTo(401);
  }

  @Test
  void pagesThatAreOpenedAndLeftTakeNobodysPlace() throws IOException {
    Visitor visitor = Visitor.of(world.tenant(), "read");
    String token = visitor.formToken("/owners");

    for (int i = 0; i < 300; i++) {
      String page = UUID.randomUUID().toString();
      try (InputStream stream = visitor.open("/page/live?page=" + page)) {
        assertThat((char) stream.read()).as("stream %d", i).isEqualTo('i');
        assertThat(visitor.post("/page/left", Map.of("page", page), token).status()).isEqualTo(204);
        assertThat(stream.readAllBytes()).isNotEmpty();
      }
    }

    assertThat(listening(world.client())).isEqualTo(200);
  }

  @Test
  void howeverManyPagesStayOpenTheApisReadersFindAPlace() throws IOException {
    Visitor visitor = Visitor.of(world.tenant(), "read");
    String token = visitor.formToken("/owners");
    Map<String, InputStream> open = new LinkedHashMap<>();
    try {
      boolean isTaken = true;
      while (isTaken && open.size() <= RunningApi.MOST_STREAMS) {
        String page = UUID.randomUUID().toString();
        InputStream stream = visitor.open("/page/live?page=" + page);
        isTaken = stream.read() == 'i';
        open.put(page, stream);
      }

      assertThat(isTaken).isFalse();
      assertThat(listening(world.client())).isEqualTo(200);
    } finally {
      for (Map.Entry<String, InputStream> one : open.entrySet()) {
        visitor.post("/page/left", Map.of("page", one.getKey()), token);
        one.getValue().close();
      }
    }
  }

  @Test
  void nobodyEndsAnothersPage() throws IOException {
    Visitor visitor = Visitor.of(world.tenant(), "read");
    Visitor stranger = Visitor.stranger();
    Visitor other = Visitor.of(RunningApi.freshTenant().tenant(), "read");
    String page = UUID.randomUUID().toString();
    try (var stream =
        new BufferedReader(
            new InputStreamReader(
                visitor.open("/page/live?after=0-0&page=" + page), StandardCharsets.UTF_8))) {
      stream.readLine();

      assertThat(other.submit("/owners", "/page/left", Map.of("page", page)).status())
          .isEqualTo(204);
      assertThat(visitor.post("/page/left", Map.of("page", page), "guessed").status())
          .isEqualTo(403);
      assertThat(stranger.submit("/sign-in", "/page/left", Map.of("page", page)).status())
          .isEqualTo(302);
      String moved = world.moving("ann", 1);

      assertThat(stream.lines().filter(line -> line.contains(moved)).findFirst()).isPresent();
    }
    visitor.submit("/owners", "/page/left", Map.of("page", page));
  }

  /// What a reader of all events is answered.
  private static int listening(Client client) throws IOException {
    var answer =
        client.open(client.request("/v1/events").header("Accept", "text/event-stream").GET());
    answer.body().close();
    return answer.statusCode();
  }

  /// The first event that says anything.
  private static String heard(Visitor visitor, String path) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(visitor.open(path), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("data:")) {
        line = lines.readLine();
      }
      return String.valueOf(line);
    }
  }
}
