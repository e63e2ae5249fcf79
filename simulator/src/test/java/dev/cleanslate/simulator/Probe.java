package dev.cleanslate.simulator;

import dev.cleanslate.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Talks to a simulator as curl would.
public final class Probe {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;
  private final String key;

  public Probe(Simulator simulator, String key) {
    this.base = simulator.url();
    this.key = key;
  }

  public String key() {
    return key;
  }

  public static Probe of(Simulator simulator) {
    return new Probe(simulator, "sk-simulated");
  }

  /// With a token that IAM issues for this API key.
  public static Probe ibm(Simulator simulator, String key) {
    String form = "grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=" + key;
    Seen issued = of(simulator).form("/iam/identity/token", form);
    return new Probe(simulator, issued.text("/access_token"));
  }

  public static Probe ibm(Simulator simulator) {
    return ibm(simulator, "ibm-simulated");
  }

  public record Seen(int status, String body, HttpResponse<String> response) {
    public JsonNode json() {
      return Json.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public String text(String pointer) {
      return json().at(pointer).asString();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  public Seen get(String path) {
    return send(request(path).GET());
  }

  public Seen delete(String path) {
    return send(request(path).DELETE());
  }

  public Seen post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  public Seen put(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  /// A form without a key.
  public Seen form(String path, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  public String created(String path, String json) {
    return post(path, json).text("/id");
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + key);
  }

  public Seen send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Seen(response.statusCode(), response.body(), response);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
