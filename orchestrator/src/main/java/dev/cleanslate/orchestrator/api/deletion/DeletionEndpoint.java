package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.intake.Ask;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.Door;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "deletions", description = "Asking for deletions and looking at them")
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class DeletionEndpoint {
  private final Deletions deletions;
  private final DeletionViews views;
  private final BriefLocks locks;
  private final Supplier<UUID> ids;

  DeletionEndpoint(Deletions deletions, DeletionViews views, BriefLocks locks, Supplier<UUID> ids) {
    this.deletions = deletions;
    this.views = views;
    this.locks = locks;
    this.ids = ids;
  }

  @Operation(
      summary = "Ask for a deletion",
      description =
          "Opens a deletion, or answers the one that is there: the same id again, an owner that is"
              + " being deleted, or one that is deleted already. Owners that only operators delete"
              + " are refused with 403.")
  @PostMapping(path = "/v1/deletions", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Taken> create(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = Traceparent.HEADER, required = false) @Nullable String trace,
      @RequestHeader(name = Traceparent.STATE_HEADER, required = false) @Nullable String state,
      @RequestBody NewDeletion body) {
    return take(caller, new Heads(key, Traceparent.read(trace, state)), body, Door.PUBLIC);
  }

  /// An operator's own call, which is no part of the public API: of any type of owner.
  @Hidden
  @PostMapping(path = "/operator/v1/deletions", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Taken> createAsOperator(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = Traceparent.HEADER, required = false) @Nullable String trace,
      @RequestHeader(name = Traceparent.STATE_HEADER, required = false) @Nullable String state,
      @RequestBody NewDeletion body) {
    return take(caller, new Heads(key, Traceparent.read(trace, state)), body, Door.OPERATOR);
  }

  private ResponseEntity<Taken> take(Caller caller, Heads heads, NewDeletion body, Door door) {
    String named = body.name(heads.key());
    String id = named == null ? ids.get().toString() : named;
    var request = body.request(caller, id);
    String source = "rest:" + caller.tenant() + "/" + caller.name();
    Accepted accepted =
        locks.run(() ->
            deletions.request(new Ask(source, id, request, locks.now(), door, heads.trace())));
    DeletionView deletion = views.one(caller, accepted.saga());
    return ResponseEntity.accepted()
        .location(URI.create("/v1/deletions/" + accepted.saga()))
        .body(
            new Taken(
                accepted.saga(),
                deletion.state(),
                deletion.shown(),
                accepted.outcome().name().toLowerCase(Locale.ROOT)));
  }

  @Operation(summary = "One deletion")
  @GetMapping("/v1/deletions/{id}")
  DeletionView get(Caller caller, @PathVariable UUID id) {
    return views.one(caller, id);
  }

  /// What a request says beside its body.
  private record Heads(@Nullable String key, @Nullable Traceparent trace) {}

  /// What became of a request.
  ///
  /// @param id the deletion that answers it
  /// @param outcome `opened`, `joined`, `finished` or `repeated`
  record Taken(UUID id, String state, String shown, String outcome) {}
}
