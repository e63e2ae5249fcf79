package dev.cleanslate.host.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.host.HostContract;
import dev.cleanslate.host.Hosts;
import dev.cleanslate.host.kind.HostKind;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.testkit.worker.ProviderStage.Trouble;
import dev.cleanslate.testkit.worker.ProviderStage.Where;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Interfaces and routes keep the contract of all workers.
class NetContractTests {
  @Nested
  class Interfaces extends Stages {
    @Override
    NetStage open() {
      return new InterfaceStage();
    }
  }

  @Nested
  class RoutesOfTables extends Stages {
    @Override
    NetStage open() {
      return new RouteStage();
    }
  }

  /// Opens stages, and closes them after each test.
  abstract static class Stages implements HostContract {
    private final List<NetStage> opened = new ArrayList<>();

    abstract NetStage open();

    @Override
    public ProviderStage stage() {
      NetStage stage = open();
      opened.add(stage);
      return stage;
    }

    @Test
    void aFailureIsNotRepeatedWithinOneCommand() {
      ProviderStage stage = stage();
      Target target = stage.create();
      stage.trouble(Where.DELETING, Trouble.BROKEN, ALWAYS);

      Advanced outcome =
          stage
              .handler()
              .advance(
                  target,
                  Errand.advance(InstantSource.system(), Duration.ofSeconds(25), Optional::empty));

      assertThat(outcome)
          .isEqualTo(
              new Advanced.Refused(
                  Refusal.FAILED, "ip failed: RTNETLINK answers: No buffer space available"));
      assertThat(stage.deletions()).isEqualTo(1);
    }

    @AfterEach
    void close() {
      opened.forEach(NetStage::close);
    }
  }

  /// The listing is its own control: it must show `lo`.
  private static final class InterfaceStage extends NetStage {
    InterfaceStage() {
      super("[]");
    }

    @Override
    protected HostKind kind() {
      return InterfaceKind.of(Hosts.here(), network(), Set.of("tun"));
    }

    @Override
    public Target create() {
      return room.tun("vpn1");
    }

    @Override
    public Target missing() {
      return Room.link("nobody", Hosts.here().boot() + "/999999/tun");
    }

    @Override
    public Optional<Target> mistaken(Target target) {
      return Optional.of(with(target, Hosts.here().boot() + "/999999/tun"));
    }

    @Override
    public void trouble(Where where, Trouble trouble, int times) {
      super.trouble(where == Where.CONTROL ? Where.READING : where, trouble, times);
    }

    @Override
    public boolean isThere(Target target) {
      return room.has(String.valueOf(target.id()));
    }
  }

  private static final class RouteStage extends NetStage {
    RouteStage() {
      super(
          """
          [{"type": "unicast", "dst": "203.0.113.0/24", "dev": "x", "protocol": "static"}]
          """);
      room.road("vpn1", 9);
    }

    @Override
    protected HostKind kind() {
      return RouteKind.of(Hosts.here(), network(), Set.of());
    }

    @Override
    public Target create() {
      room.ip("route", "add", "10.50.0.0/24", "dev", "vpn1", "proto", "static");
      return Room.target(RouteKind.NAME, "main/inet/10.50.0.0/24 dev vpn1", "static/0");
    }

    @Override
    public Target missing() {
      return Room.target(RouteKind.NAME, "main/inet/10.51.0.0/24 dev vpn1", "static/0");
    }

    @Override
    public Optional<Target> mistaken(Target target) {
      return Optional.of(with(target, "bird/0"));
    }

    @Override
    public boolean isThere(Target target) {
      return room.routes("-4", "main").stream().anyMatch(line -> line.startsWith("10.50.0.0/24"));
    }
  }
}
