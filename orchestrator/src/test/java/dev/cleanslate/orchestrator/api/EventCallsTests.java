package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventCallsTests {
  private final Client client = RunningApi.freshTenant();

  /// One event as it came over the wire.
  private record Event(String id, String data) {
    SagaEvent read() {
      return Wire.read(data.getBytes(StandardCharsets.UTF_8), SagaEvent.class);
    }
  }

  /// A stream of events that is read as a browser would.
  private record Listening(BufferedReader lines) implements AutoCloseable {
    static Listening to(Client client, String path, String last) {
      var request = client.request(path).header("Accept", "text/event-stream").GET();
      var answer = client.open(last.isEmpty() ? request : request.header("Last-Event-ID", last));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type").orElse(""))
          .startsWith("text/event-stream");
      return new Listening(
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    /// The next event; comments are passed over.
    Event next() throws IOException {
      String id = "";
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5).strip());
        } else if (line.isEmpty() && !data.isEmpty()) {
          return new Event(id, data.toString());
        }
      }
      throw new IOException("the stream ended");
    }

    boolean ends() throws IOException {
      String line = lines.readLine();
      while (line != null) {
        line = lines.readLine();
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  @Test
  void aDeletionTellsItsStoryFromTheBeginningAndThenLive() throws IOException {
    client.registered("a", 2);
    String deletion = client.deletion("a");

    try (Listening live = Listening.to(client, "/v1/deletions/" + deletion + "/events", "")) {
      Event first = live.next();
      SagaEvent event = first.read();
      assertThat(first.id()).isEqualTo("1");
      assertThat(event.seq()).isEqualTo(1);
      assertThat(event.saga()).hasToString(deletion);
      assertThat(event.owner().tenant()).isEqualTo(client.tenant());

      client.post("/v1/deletions/" + deletion + "/abandon", "{\"reason\":\"enough\"}");

      Event last = live.next();
      while (!last.read().state().equals("abandoned")) {
        last = live.next();
      }
      assertThat(last.read().note()).contains("enough");
    }
  }

  @Test
  void aReaderResumesAfterWhatItSawLast() throws IOException {
    client.registered("a", 2);
    String deletion = client.deletion("a");
    client.post("/v1/deletions/" + deletion + "/abandon", "{\"reason\":\"enough\"}");
    String path = "/v1/deletions/" + deletion + "/events";

    try (Listening resumed = Listening.to(client, path, "1")) {
      assertThat(resumed.next().id()).isEqualTo("2");
    }
  }

  @Test
  void aTenantHearsAllOfItsDeletionsAndNobodyElses() throws IOException {
    Client stranger = RunningApi.freshTenant();
    client.registered("a", 1);
    stranger.registered("a", 1);

    try (Listening live = Listening.to(client, "/v1/events", "")) {
      stranger.deletion("a");
      String deletion = client.deletion("a");

      Event heard = live.next();
      assertThat(heard.read().owner().tenant()).isEqualTo(client.tenant());
      assertThat(heard.read().saga()).hasToString(deletion);
      assertThat(heard.id()).matches("\\d+-\\d+");
    }
  }

  @Test
  void aTenantsReaderResumesWithoutLossOrRepeat() throws IOException {
    client.registered("a", 1).registered("b", 1);
    for (String clone : List.of("a", "b")) {
      client.post(
          "/v1/deletions/" + client.deletion(clone) + "/abandon", "{\"reason\":\"enough\"}");
    }
    List<String> all = new ArrayList<>();
    try (Listening whole = Listening.to(client, "/v1/events", "0-0")) {
      for (int i = 0; i < 4; i++) {
        all.add(whole.next().id());
      }
    }

    try (Listening rest = Listening.to(client, "/v1/events", all.get(1))) {
      assertThat(rest.next().id()).isEqualTo(all.get(2));
      assertThat(rest.next().id()).isEqualTo(all.get(3));
    }
    assertThat(all).doesNotHaveDuplicates();
  }

  @Test
  void aPlaceThatMakesNoSenseIsRefused() {
    client.registered("a", 1);
    String path = "/v1/deletions/" + client.deletion("a") + "/events";

    for (String last : List.of("x", "-1", "1-1", "99999999999999999999")) {
      var refused = client.send(client.request(path).header("Last-Event-ID", last).GET());
      assertThat(refused.status()).as(last).isEqualTo(400);
      assertThat(refused.text("field")).isEqualTo("Last-Event-ID");
    }
    for (String last : List.of("x", "1", "1-", "1-2-3", "99999999999999999999-1")) {
      var refused = client.send(client.request("/v1/events").header("Last-Event-ID", last).GET());
      assertThat(refused.status()).as(last).isEqualTo(400);
    }
  }

  @Test
  void aStreamIsNotForThoseWhoWantJson() {
    var refused =
        client.send(client.request("/v1/events").header("Accept", "application/json").GET());

    assertThat(refused.status()).isEqualTo(406);
    assertThat(refused.text("detail")).contains("text/event-stream");
    assertThat(
            client
                .send(
                    client
                        .request("/v1/events")
                        .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()))
                .status())
        .isEqualTo(405);
  }

  @Test
  void aStreamEndsWithTheTokenThatOpenedIt() throws IOException {
    // The signature's check allows a minute of skew, so that an expired token still opens one.
    String brief =
        RunningApi.signer()
            .token(
                Map.of(
                    "sub",
                    "alice",
                    "tenant",
                    client.tenant(),
                    "scope",
                    "cleanslate.read",
                    "exp",
                    Instant.now().minusSeconds(5).getEpochSecond()));

    try (Listening live = Listening.to(RunningApi.as(brief, client.tenant()), "/v1/events", "")) {
      assertThat(live.ends()).isTrue();
    }
  }
}
