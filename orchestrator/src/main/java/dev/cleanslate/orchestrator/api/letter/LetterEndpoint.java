package dev.cleanslate.orchestrator.api.letter;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.letter.LetterView.SentAgain;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.letter.Letter;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// An operator's own calls, which are no part of the public API.
@Hidden
@RestController
@RequestMapping(path = "/operator/v1/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
final class LetterEndpoint {
  private final LetterDesk desk;

  LetterEndpoint(LetterDesk desk) {
    this.desk = desk;
  }

  /// The newest first.
  @GetMapping
  Page<LetterView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    Page<Letter> letters = desk.list(caller, topic, since, limit, cursor);
    return new Page<>(letters.items().stream().map(LetterView::inList).toList(), letters.next());
  }

  /// One of them, opened.
  @GetMapping("/{id}")
  LetterView get(Caller caller, @PathVariable String id) {
    return LetterView.of(desk.open(caller, id));
  }

  /// Puts it back on the topic it came from; said again, it tells who did so when.
  @PostMapping("/{id}/send-again")
  SentAgain sendAgain(
      Caller caller,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Correction correction) {
    JsonNode body = correction == null ? null : correction.body();
    return SentAgain.of(
        desk.sendAgain(caller, id, body == null || body.isNull() ? null : bytes(body)));
  }

  private static byte[] bytes(JsonNode body) {
    return body.isString() ? body.asString().getBytes(StandardCharsets.UTF_8) : Wire.write(body);
  }

  /// What is sent instead of the letter's own body.
  ///
  /// @param body JSON, or a text that is sent as it is; absent means its own
  record Correction(@Nullable JsonNode body) {}
}
