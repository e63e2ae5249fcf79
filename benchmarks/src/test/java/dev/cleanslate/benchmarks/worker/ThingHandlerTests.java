package dev.cleanslate.benchmarks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.benchmarks.provider.StandIn;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.cloud.CallLimits;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import dev.cleanslate.worker.cloud.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The handler against the stand-in, over sockets.
class ThingHandlerTests {
  private final Clock clock = Clock.systemUTC();
  private StandIn provider;
  private Connections connections;
  private ThingHandler handler;

  @BeforeEach
  void start() throws IOException {
    provider = StandIn.start(0);
    StandIn started = provider;
    Thread.ofVirtual().start(() -> serve(started));
    InetAddress host = InetAddress.ofLiteral("127.0.0.1");
    connections = new Connections(new InetSocketAddress(host, provider.port()), 2);
    CloudCall guard =
        new CloudCall("bench", CallLimits.usual(), clock, Pause.real(), new Random(1));
    handler = new ThingHandler(new Provider(connections, guard, new Controls(clock)));
  }

  @AfterEach
  void stop() throws IOException {
    connections.close();
    provider.close();
  }

  @Test
  void aThingIsPresentThenDeletedThenGoneWithAControl() {
    assertThat(handler.look(thing("bench"), look())).isInstanceOf(Looked.Present.class);
    assertThat(handler.advance(thing("bench"), advance())).isInstanceOf(Advanced.Gone.class);

    assertThat(handler.look(thing("bench"), look()))
        .isInstanceOfSatisfying(
            Looked.Gone.class,
            gone -> {
              assertThat(gone.evidence().control()).isEqualTo("GET /control -> 200");
              assertThat(gone.evidence().account()).isEqualTo("bench");
            });
  }

  @Test
  void aThingOfAnotherAccountIsNeitherDeletedNorBelievedGone() {
    assertThat(handler.advance(thing("other"), advance()))
        .isInstanceOfSatisfying(
            Advanced.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.WRONG_ACCOUNT));
    handler.advance(thing("bench"), advance());
    assertThat(handler.look(thing("other"), look()))
        .isInstanceOfSatisfying(
            Looked.Unverifiable.class, no -> assertThat(no.doubt()).isEqualTo(Doubt.WRONG_ACCOUNT));
  }

  @Test
  void aProviderThatIsAwayIsUnavailable() throws IOException {
    provider.close();

    assertThat(handler.advance(thing("bench"), advance())).isInstanceOf(Advanced.Unavailable.class);
  }

  private static Target thing(String account) {
    return Target.of("bench.thing", "run-1-2", Map.of(), account);
  }

  private Errand advance() {
    return Errand.advance(clock, Duration.ofSeconds(10), Optional::empty);
  }

  private Errand look() {
    return Errand.look(clock, Duration.ofSeconds(10));
  }

  private static void serve(StandIn provider) {
    try {
      provider.serve();
    } catch (SocketException _) {
      // It was closed.
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
