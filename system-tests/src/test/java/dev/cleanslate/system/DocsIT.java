package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The commands of pages for people, typed as they stand there, one after the other. What they say
/// is kept in `target/typed`, from where a page can be put right.
@Tag("full")
@ExtendWith(OneWorld.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DocsIT {
  @ParameterizedTest
  @EnumSource
  void whatAPageHasTypedSaysWhatThePageShows(TypedPage page, World world) throws Exception {
    assumeTrue(isHere("curl") && isHere("jq"), "curl and jq are needed");
    Path outputs = Path.of("target", "typed", page.name()).toAbsolutePath();
    List<Typed> blocks = Typed.on(page.file());

    List<List<String>> said;
    try (Desk desk = new Desk(outputs, world.ground());
        Preparation.Made _ = page.preparation().make(world, desk.folder())) {
      said = desk.type(blocks);
    }

    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (!Shape.fits(blocks.get(i).shown(), said.get(i))) {
        wrong.add(
            "%s:%d%n%s%nsaid%n%s%n"
                .formatted(
                    page.path(),
                    blocks.get(i).line(),
                    blocks.get(i).commands(),
                    String.join("\n", said.get(i))));
      }
    }
    assertThat(wrong).as("what is shown otherwise").isEmpty();
  }

  private static boolean isHere(String program) throws IOException, InterruptedException {
    Process which = new ProcessBuilder("bash", "-c", "command -v " + program).start();
    return which.waitFor() == 0;
  }
}
