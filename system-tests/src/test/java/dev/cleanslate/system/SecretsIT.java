package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.system.Provider.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneWorld.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class SecretsIT {
  @Test
  void noCredentialReachesALogOrATopicEvenWhereTheProviderQuotesIt(World world) throws Exception {
    Clone clone = world.registered("secretive", Size.SMALL);
    String quoting = "Incorrect API key provided: sk-simulated.";
    String fault =
        world
            .provider()
            .whenDeleting(
                clone.of(Belonging.VECTOR_STORE).getFirst().path(),
                Map.of("type", "status", "status", 401, "message", quoting));
    world.upstream().askToDelete(clone.ref());
    World.await("a refusal that quotes the key").until(() -> world.provider().struck(fault) > 0);
    world.provider().takeBack(fault);
    world.awaitDeleted(clone);

    List<String> secrets = world.ground().secrets();
    try (Stream<Path> logs = Files.list(world.ground().logs())) {
      for (Path log : logs.toList()) {
        String text = Files.readString(log);
        assertThat(secrets).as("secrets in %s", log).noneMatch(text::contains);
      }
    }
    List<String> texts = world.chronicle().texts();
    assertThat(secrets)
        .as("secrets on topics")
        .noneMatch(secret -> texts.stream().anyMatch(text -> text.contains(secret)));
  }
}
