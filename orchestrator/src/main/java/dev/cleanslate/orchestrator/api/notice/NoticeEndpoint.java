package dev.cleanslate.orchestrator.api.notice;

import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Words;
import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "notices", description = "What is told outside, and dead letters")
@RestController
@RequestMapping(path = "/v1/notices", produces = MediaType.APPLICATION_JSON_VALUE)
final class NoticeEndpoint {
  private static final String LIST = "notices";
  private static final List<String> STATES = List.of("pending", "sent", "dead");

  private final NoticeRows rows;

  NoticeEndpoint(NoticeRows rows) {
    this.rows = rows;
  }

  @Operation(
      summary = "Notices in one state, the newest first",
      description = "Dead letters, unless `state` says otherwise.")
  @GetMapping
  Page<NoticeView> list(
      Caller caller,
      @RequestParam(defaultValue = "dead") String state,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    long beyond = Cursor.read(LIST, cursor, 1).number(0, Long.MAX_VALUE);
    int most = Page.limit(limit);
    String wanted = Words.one("state", state, STATES);
    return Page.of(
        rows.list(caller.tenant(), wanted, channel, beyond, most + 1),
        most,
        one -> Cursor.after(LIST, one.id()),
        one -> one);
  }

  @Operation(summary = "One notice")
  @GetMapping("/{id}")
  NoticeView get(Caller caller, @PathVariable long id) {
    return rows.find(caller.tenant(), id)
        .orElseThrow(
            () -> Problem.unknown("unknown-notice", "No notice has the id %d.".formatted(id)));
  }

  @Operation(
      summary = "Send a dead letter again",
      description = "It bears the same name, so that a receiver that has it drops it.")
  @PostMapping("/{id}/send-again")
  NoticeView sendAgain(Caller caller, @PathVariable long id) {
    boolean again = rows.sendAgain(caller.tenant(), id);
    NoticeView after = get(caller, id);
    if (!again) {
      throw Problem.of(
          409,
          "notice-not-dead",
          "It is no dead letter",
          "Notice %d is %s; only a dead letter is sent again.".formatted(id, after.state()));
    }
    return after;
  }
}
