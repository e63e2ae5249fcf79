package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Exact;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.Engine.SagaChange;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A person's word about a deletion.
@Tag(name = "deletions")
@RestController
@RequestMapping(path = "/v1/deletions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class WordEndpoint {
  /// Leaves room for what is written around it where it is told.
  private static final int MAX_REASON = 400;

  private final Engine engine;
  private final BriefLocks locks;
  private final DeletionViews views;

  WordEndpoint(Engine engine, BriefLocks locks, DeletionViews views) {
    this.engine = engine;
    this.locks = locks;
    this.views = views;
  }

  @Operation(
      summary = "Try stuck and unverifiable steps again",
      description = "All of them, or one where the body names it.")
  @PostMapping("/retry")
  Retried retry(
      Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Again again) {
    Long step = again == null ? null : again.step();
    int retried =
        change(
            caller,
            id,
            hand -> {
              if (step == null) {
                return hand.retry(caller.name());
              }
              hand.retry(step, caller.name());
              return 1;
            });
    return new Retried(retried, views.one(caller, id));
  }

  @Operation(
      summary = "Take a deletion back",
      description = "Only before anything was sent; 409 says how far it has come.")
  @PostMapping("/cancel")
  DeletionView cancel(Caller caller, @PathVariable UUID id) {
    change(
        caller,
        id,
        hand -> {
          hand.cancel(caller.name());
          return hand.saga().state();
        });
    return views.one(caller, id);
  }

  @Operation(
      summary = "Give a deletion up",
      description = "Nothing more is sent; the owner lives on with what is left.")
  @PostMapping(path = "/abandon", consumes = MediaType.APPLICATION_JSON_VALUE)
  DeletionView abandon(Caller caller, @PathVariable UUID id, @RequestBody Because because) {
    change(
        caller,
        id,
        hand -> {
          hand.abandon(caller.name(), because.reason());
          return hand.saga().state();
        });
    return views.one(caller, id);
  }

  private <T> T change(Caller caller, UUID id, SagaChange<T> change) {
    views.require(caller, id);
    return locks.run(() -> engine.change(id, change));
  }

  /// Which step to try again; absent means all.
  record Again(@Nullable Long step) implements Exact {
    Again {
      if (step != null) {
        Require.within("step", step, 1, Long.MAX_VALUE);
      }
    }
  }

  /// Why a deletion is given up.
  record Because(String reason) {
    Because {
      Require.text("reason", reason, MAX_REASON);
    }
  }

  /// How many steps there were to try again.
  record Retried(int retried, DeletionView deletion) {}
}
