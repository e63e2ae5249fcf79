package dev.cleanslate.orchestrator.notice.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// Letters posted to a URL, signed. Only 2xx means that one was taken; redirects are not followed,
/// and what the receiver says beside its status is not read.
final class WebhookChannel implements Channel {
  private static final int GONE = 410;
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private final ChannelSettings.Webhook settings;
  private final HttpClient http;

  WebhookChannel(ChannelSettings.Webhook settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.patience().timeout())
            .build();
  }

  @Override
  public void deliver(Letter letter) throws Undelivered, InterruptedException {
    try {
      HttpResponse<InputStream> answer = http.send(request(letter), BodyHandlers.ofInputStream());
      answer.body().close();
      judge(answer);
    } catch (IOException failure) {
      throw Undelivered.now(
          "the receiver could not be reached: " + failure.getClass().getSimpleName(), failure);
    }
  }

  private HttpRequest request(Letter letter) {
    long seconds = letter.at().getEpochSecond();
    return HttpRequest.newBuilder(settings.url())
        .timeout(settings.patience().timeout())
        .header("Content-Type", "application/json")
        .header("User-Agent", "cleanslate")
        .header("webhook-id", letter.event())
        .header("webhook-timestamp", Long.toString(seconds))
        .header(
            "webhook-signature",
            Signature.of(settings.secrets(), letter.event(), seconds, letter.body()))
        .POST(BodyPublishers.ofString(letter.body()))
        .build();
  }

  private static void judge(HttpResponse<?> answer) throws Undelivered {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return;
    }
    if (status == GONE) {
      throw Undelivered.forGood("the receiver answered 410: it wants no more");
    }
    throw Undelivered.until("the receiver answered " + status, rest(answer).orElse(null));
  }

  /// What the receiver asked for in seconds; a date is not heeded.
  private static Optional<Duration> rest(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .map(rest -> rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
