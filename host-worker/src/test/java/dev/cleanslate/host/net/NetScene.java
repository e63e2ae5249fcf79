package dev.cleanslate.host.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.host.Hosts;
import dev.cleanslate.host.kind.HostKind;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Asks one kind about things in a room, and states what must come back.
record NetScene(HostKind kind) {
  static NetScene ofInterfaces(Room room) {
    return new NetScene(
        InterfaceKind.of(Hosts.here(), room.network(), Set.of("tun", "tap", "veth")));
  }

  static NetScene ofRoutes(Room room, String... defaultsOf) {
    return new NetScene(RouteKind.of(Hosts.here(), room.network(), Set.of(defaultsOf)));
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

  String answer(Target target) {
    return switch (look(target)) {
      case Looked.Gone(var evidence) -> evidence.answer();
      case Looked.Present present -> present.evidence().answer();
      case Looked.Unverifiable(var doubt, var detail) -> doubt + ": " + detail;
    };
  }
}
