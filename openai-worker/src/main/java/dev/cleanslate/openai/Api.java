package dev.cleanslate.openai;

import com.google.errorprone.annotations.MustBeClosed;
import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.CloudCall;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The edge to the client library: sends a request through the guard, and turns answers and
/// exceptions into [Answer]s. Nothing of the library's exceptions or texts goes beyond it.
/// Thread-safe.
final class Api {
  private static final int MAX_BODY = 16 * 1024 * 1024;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

  private final OpenAIClient.WithRawResponse client;
  private final CloudCall guard;
  private final InstantSource clock;
  private final Duration timeout;

  Api(OpenAIClient.WithRawResponse client, CloudCall guard, InstantSource clock, Duration timeout) {
    this.client = client;
    this.guard = guard;
    this.clock = clock;
    this.timeout = timeout;
  }

  /// One request as the client library sends it.
  @FunctionalInterface
  interface Sending {
    @MustBeClosed
    HttpResponse send(OpenAIClient.WithRawResponse client, RequestOptions options);
  }

  /// Sends a request that changes nothing.
  Answer<Body> read(Errand errand, Sending sending) {
    return guard.read(errand, limit -> sent(sending, limit));
  }

  /// Sends a request that deletes.
  Answer<Body> delete(Errand errand, Sending sending) {
    return guard.change(errand, limit -> sent(sending, limit));
  }

  private Answer<Body> sent(Sending sending, Duration limit) {
    try (HttpResponse response = sending.send(client, options(limit))) {
      return body(response);
    } catch (OpenAIServiceException failure) {
      return Errors.rejected(failure, clock.instant());
    } catch (OpenAIException failure) {
      return new Answer.Silent<>(Errors.silence(failure));
    } catch (IOException failure) {
      return new Answer.Silent<>("the answer broke off: " + failure.getClass().getSimpleName());
    } catch (JacksonException _) {
      return new Answer.Silent<>("the answer is not JSON");
    }
  }

  private RequestOptions options(Duration limit) {
    Duration longest = limit.compareTo(timeout) < 0 ? limit : timeout;
    Duration connect = longest.compareTo(LONGEST_CONNECT) < 0 ? longest : LONGEST_CONNECT;
    return RequestOptions.builder()
        .timeout(Timeout.builder().connect(connect).request(longest).build())
        .build();
  }

  private static Answer<Body> body(HttpResponse response) throws IOException {
    try (InputStream stream = response.body()) {
      byte[] bytes = stream.readNBytes(MAX_BODY + 1);
      if (bytes.length > MAX_BODY) {
        return new Answer.Silent<>("the answer is larger than can be read");
      }
      JsonNode json = Wire.json().readTree(bytes);
      return json.isObject()
          ? new Answer.Good<>(new Body(json, account(response.headers())))
          : new Answer.Silent<>("the answer is not a JSON object");
    }
  }

  private static @Nullable String account(Headers headers) {
    String organization = Errors.header(headers, "openai-organization");
    String project = Errors.header(headers, "openai-project");
    return organization == null || project == null ? null : organization + "/" + project;
  }
}
