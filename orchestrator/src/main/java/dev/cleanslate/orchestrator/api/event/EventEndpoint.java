package dev.cleanslate.orchestrator.api.event;

import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "events", description = "What happens, live, as server-sent events")
@RestController
final class EventEndpoint {
  private static final String RESUME = "Last-Event-ID";

  private final EventAnswers answers;
  private final JdbcClient jdbc;

  EventEndpoint(EventAnswers answers, JdbcClient jdbc) {
    this.answers = answers;
    this.jdbc = jdbc;
  }

  @Operation(
      summary = "A deletion's events, live",
      description = "From its beginning, or after the event that the header Last-Event-ID names.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                      schema = @Schema(implementation = SagaEvent.class))))
  @GetMapping(path = "/v1/deletions/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void ofDeletion(
      Caller caller,
      HttpMethod method,
      HttpServletResponse response,
      @PathVariable UUID id,
      @RequestHeader(name = RESUME, required = false) @Nullable String last)
      throws IOException {
    String place = DeletionFeed.place(last);
    requireDeletion(caller, id);
    tell(caller, method, response, new DeletionFeed(jdbc, id), place);
  }

  @Operation(
      summary = "All events of the tenant, live",
      description =
          "From now on, or after the event that the header Last-Event-ID names; 0-0 begins with the"
              + " first. Each event comes once all that are before it are known.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                      schema = @Schema(implementation = SagaEvent.class))))
  @GetMapping(path = "/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void ofTenant(
      Caller caller,
      HttpMethod method,
      HttpServletResponse response,
      @RequestHeader(name = RESUME, required = false) @Nullable String last)
      throws IOException {
    String place = TenantFeed.place(jdbc, last);
    tell(caller, method, response, new TenantFeed(jdbc, caller.tenant()), place);
  }

  private void tell(
      Caller caller, HttpMethod method, HttpServletResponse response, Feed feed, String place)
      throws IOException {
    if (method.equals(HttpMethod.HEAD)) {
      throw Problem.of(405, "wrong-method", "This path knows other methods", "Use GET.");
    }
    answers.tell(caller, response, feed, place);
  }

  private void requireDeletion(Caller caller, UUID id) {
    boolean there =
        jdbc.sql("select exists (select from saga where id = :id and tenant = :tenant)")
            .param("id", id)
            .param("tenant", caller.tenant())
            .query((row, _) -> row.getBoolean(1))
            .single();
    if (!there) {
      throw Problem.unknown("unknown-deletion", "No deletion has the id %s.".formatted(id));
    }
  }
}
