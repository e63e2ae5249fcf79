package dev.cleanslate.host.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.host.Hosts;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the kind about instances in files, and states what must come back.
record FileScene(ConfigKind kind) {
  static final String NAME = "vpn";

  static FileScene of(ConfigFile file) {
    return new FileScene(new ConfigKind(Hosts.here(), Map.of(NAME, file)));
  }

  static ConfigFile json(Path path) {
    return new ConfigFile(path, new Format.Json("/instances", "name"), ConfigFile.Role.CONFIG);
  }

  static Target target(String instance, @Nullable String sameness) {
    return target(NAME, instance, sameness);
  }

  static Target target(String file, String instance, @Nullable String sameness) {
    Host host = Hosts.here();
    return new Target(
        ConfigKind.NAME,
        instance,
        Map.of("host", host.name(), "file", file),
        host.account(),
        null,
        sameness);
  }

  Advanced advance(Target target) {
    return advance(target, Optional.empty());
  }

  Advanced advance(Target target, Optional<String> hold) {
    return kind.advance(
        target, Errand.advance(InstantSource.system(), Duration.ofSeconds(20), () -> hold));
  }

  Looked look(Target target) {
    return kind.look(target, Errand.look(InstantSource.system(), Duration.ofSeconds(20)));
  }

  void goes(Target target) {
    assertThat(advance(target)).isInstanceOf(Advanced.Gone.class);
    assertThat(look(target)).isInstanceOf(Looked.Gone.class);
  }

  void refuses(Target target, Refusal reason) {
    assertThat(advance(target))
        .isInstanceOfSatisfying(
            Advanced.Refused.class,
            refused -> assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason));
  }

  void doubts(Target target, Doubt doubt) {
    assertThat(look(target))
        .isInstanceOfSatisfying(
            Looked.Unverifiable.class,
            unverifiable ->
                assertThat(unverifiable.doubt()).as(unverifiable.detail()).isEqualTo(doubt));
  }
}
