package dev.cleanslate.benchmarks.worker;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import dev.cleanslate.worker.cloud.Controls.Control;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// The edge to the provider: its three requests, sent through the guard. Thread-safe.
final class Provider {
  private static final String CONTROL = "/control";

  private final Connections connections;
  private final CloudCall guard;
  private final Controls controls;

  Provider(Connections connections, CloudCall guard, Controls controls) {
    this.connections = connections;
    this.guard = guard;
    this.controls = controls;
  }

  static String path(String thing) {
    return "/things/" + thing;
  }

  Answer<String> delete(String thing, Errand errand) {
    return guard.change(errand, limit -> sent("DELETE", path(thing), limit));
  }

  Answer<String> look(String thing, Errand errand) {
    return guard.read(errand, limit -> sent("GET", path(thing), limit));
  }

  /// The account we are in, from a control of the last 30 s or a new one.
  Answer<Control> control(Errand errand) {
    Optional<Control> known = controls.at(CONTROL);
    return known.isPresent() ? new Answer.Good<>(known.get()) : proved(errand);
  }

  private Answer<Control> proved(Errand errand) {
    return switch (guard.read(errand, limit -> sent("GET", CONTROL, limit))) {
      case Answer.Good<String>(var body) ->
          new Answer.Good<>(
              controls.remember(
                  CONTROL,
                  Wire.json().readTree(body).path("account").asString(),
                  "GET /control -> 200"));
      case Answer.Rejected<String>(var status, var code, var permanent, var retryAfter) ->
          new Answer.Rejected<>(status, code, permanent, retryAfter);
      case Answer.Silent<String>(var detail) -> new Answer.Silent<>(detail);
      case Answer.NotSent<String>(var detail, var retryAfter) ->
          new Answer.NotSent<>(detail, retryAfter);
    };
  }

  private Answer<String> sent(String method, String path, Duration limit) {
    try {
      Connection.Reply reply = connections.exchange(method, path, limit);
      return reply.status() < 300
          ? new Answer.Good<>(reply.body())
          : new Answer.Rejected<>(reply.status(), null, false, null);
    } catch (IOException failure) {
      return new Answer.Silent<>("no answer: " + failure.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Silent<>("the worker stopped while it waited for the answer");
    }
  }
}
