package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Refusals;
import dev.cleanslate.orchestrator.api.owner.OwnerNames;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.intake.Ask;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.Door;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Many requests in one call. Each goes through the one door, in a transaction of its own: what is
/// refused of one owner changes nothing about the others.
@Tag(name = "deletions")
@RestController
final class BulkEndpoint {
  private static final String REFUSED = "refused";

  private final Deletions deletions;
  private final BulkRows rows;
  private final OwnerNames names;
  private final BriefLocks locks;
  private final Supplier<UUID> ids;

  BulkEndpoint(
      Deletions deletions, BulkRows rows, OwnerNames names, BriefLocks locks, Supplier<UUID> ids) {
    this.deletions = deletions;
    this.rows = rows;
    this.names = names;
    this.locks = locks;
    this.ids = ids;
  }

  @Operation(
      summary = "Ask for many deletions",
      description =
          "Of up to 1000 owners, each with a result of its own; 202 where all were taken, 207 where"
              + " some were refused. A filter that matches another number of owners than expected"
              + " is refused with 409, and the number.")
  @PostMapping(
      path = "/v1/deletions/bulk",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Results> create(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody BulkRequest body) {
    List<Caller.Named> owners = owners(caller, body);
    String named = NewDeletion.name(body.id(), key);
    String request = named == null ? ids.get().toString() : named;
    Results results =
        Results.of(owners.stream().map(owner -> result(caller, request, body, owner)).toList());
    return ResponseEntity.status(
            results.counts().containsKey(REFUSED) ? HttpStatus.MULTI_STATUS : HttpStatus.ACCEPTED)
        .body(results);
  }

  private List<Caller.Named> owners(Caller caller, BulkRequest body) {
    if (body.owners() != null) {
      body.owners().forEach(caller::owner);
      return body.owners();
    }
    BulkRequest.Filter filter = java.util.Objects.requireNonNull(body.filter());
    List<Caller.Named> found = rows.matching(caller.tenant(), filter, BulkRequest.MOST + 1);
    if (found.size() > BulkRequest.MOST) {
      throw Problem.field("filter", "matches more than 1000 owners; narrow it");
    }
    if (body.expect() == null || found.size() != body.expect()) {
      throw Problem.of(
              409,
              "count-differs",
              "The filter matches another number of owners",
              "filter matches %d owners and not %d; look at them again"
                  .formatted(found.size(), body.expect()))
          .about("expect");
    }
    return found;
  }

  private Result result(Caller caller, String request, BulkRequest body, Caller.Named owner) {
    OwnerRef ref = names.byId(caller.owner(owner));
    try {
      String id = request + "/" + ref.type() + "/" + ref.id();
      String source = "rest:" + caller.tenant() + "/" + caller.name();
      var one = body.one(owner).request(caller, null);
      Accepted accepted =
          locks.run(() -> deletions.request(new Ask(source, id, one, locks.now(), Door.PUBLIC)));
      String outcome = accepted.outcome().name().toLowerCase(Locale.ROOT);
      return new Result(ref, outcome, accepted.saga(), null);
    } catch (RuntimeException refused) {
      Problem problem = Refusals.told(refused);
      return new Result(ref, REFUSED, null, problem.body());
    }
  }

  /// What became of each.
  ///
  /// @param counts how many there are of each outcome
  record Results(Map<String, Integer> counts, List<Result> items) {
    static Results of(List<Result> items) {
      Map<String, Integer> counts = new TreeMap<>();
      items.forEach(item -> counts.merge(item.outcome(), 1, Integer::sum));
      return new Results(counts, items);
    }
  }

  /// What became of one.
  ///
  /// @param owner by its id
  /// @param outcome `opened`, `joined`, `finished`, `repeated` or `refused`
  /// @param deletion the deletion that answers it
  /// @param problem why it was refused
  record Result(
      OwnerRef owner,
      String outcome,
      @Nullable UUID deletion,
      @Nullable Map<String, Object> problem) {}
}
