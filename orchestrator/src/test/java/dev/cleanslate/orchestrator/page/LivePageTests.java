package dev.cleanslate.orchestrator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
