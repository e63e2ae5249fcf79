package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.OwnerNames;
import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "holds", description = "What nothing may be deleted of for now")
@RestController
@RequestMapping(path = "/v1/holds", produces = MediaType.APPLICATION_JSON_VALUE)
final class HoldEndpoint {
  private final Holds holds;
  private final HoldRecords records;
  private final JdbcClient jdbc;
  private final BriefLocks database;
  private final OwnerNames names;

  HoldEndpoint(
      Holds holds, HoldRecords records, JdbcClient jdbc, BriefLocks database, OwnerNames names) {
    this.holds = holds;
    this.records = records;
    this.jdbc = jdbc;
    this.database = database;
    this.names = names;
  }

  @Operation(summary = "The holds in force that concern the tenant")
  @GetMapping
  InForce list(Caller caller) {
    return new InForce(
        holds.all().entrySet().stream()
            .filter(hold -> concerns(caller, hold.getKey()))
            .map(hold -> HoldView.of(hold.getKey(), hold.getValue()))
            .sorted((one, other) -> one.key().compareTo(other.key()))
            .toList());
  }

  @Operation(
      summary = "Hold a tenant, an owner or a deletion",
      description =
          "The key is tenant/<tenant>, owner/<tenant>/<type>/<id> or saga/<id>. Looks go on;"
              + " nothing is deleted until it is released. It is in force once every process has"
              + " read it.")
  @PutMapping(path = "/{*key}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  HoldView hold(
      Caller caller,
      @PathVariable String key,
      @RequestBody(required = false) @Nullable Because because) {
    String mine = requireMine(caller, key);
    Hold hold = new Hold(true, caller.name(), because == null ? null : because.reason());
    records.write(mine, hold, database.now());
    return HoldView.of(mine, hold);
  }

  @Operation(summary = "Release a hold")
  @DeleteMapping("/{*key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void release(Caller caller, @PathVariable String key) {
    records.write(requireMine(caller, key), new Hold(false, caller.name(), null), database.now());
  }

  private String requireMine(Caller caller, String path) {
    String key = path.substring(1);
    Require.text("key", key, 400);
    return switch (HoldKey.read(key)) {
      case HoldKey.OfTenant(String tenant) -> {
        requireTenant(caller, tenant);
        yield key;
      }
      case HoldKey.OfOwner(OwnerRef owner) -> {
        requireTenant(caller, owner.tenant());
        yield "owner/" + names.byId(owner).key();
      }
      case HoldKey.OfSaga(UUID saga) -> {
        requireSaga(caller, saga);
        yield key;
      }
      case HoldKey.All _, HoldKey.OfKind _, HoldKey.OfWorker _ ->
          throw Problem.of(
                  403,
                  "other-tenant",
                  "It would hold other tenants too",
                  "key %s concerns every tenant, and the token is for one; hold tenant/%s instead, or let whoever runs the broker write to the control topic"
                      .formatted(key, caller.tenant()))
              .about("key");
    };
  }

  private static void requireTenant(Caller caller, String tenant) {
    if (!tenant.equals(caller.tenant())) {
      throw caller.otherTenant("key");
    }
  }

  private void requireSaga(Caller caller, UUID saga) {
    if (!owns(caller, saga)) {
      throw Problem.unknown("unknown-deletion", "No deletion has the id %s.".formatted(saga));
    }
  }

  private boolean owns(Caller caller, UUID saga) {
    return jdbc.sql("select exists (select from saga where id = :id and tenant = :tenant)")
        .param("id", saga)
        .param("tenant", caller.tenant())
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  /// A key that no call could have written is nobody's.
  private boolean concerns(Caller caller, String key) {
    try {
      return switch (HoldKey.read(key)) {
        case HoldKey.All _, HoldKey.OfKind _, HoldKey.OfWorker _ -> true;
        case HoldKey.OfTenant(String tenant) -> tenant.equals(caller.tenant());
        case HoldKey.OfOwner owner -> owner.owner().tenant().equals(caller.tenant());
        case HoldKey.OfSaga(UUID saga) -> owns(caller, saga);
      };
    } catch (Problem | IllegalArgumentException _) {
      return false;
    }
  }

  /// Why something is held.
  record Because(@Nullable String reason) {
    Because {
      Require.optional("reason", reason, 1000);
    }
  }

  /// The holds in force, by key.
  record InForce(List<HoldView> items) {}

  /// A hold as it is shown.
  record HoldView(String key, String by, @Nullable String reason) {
    static HoldView of(String key, Hold hold) {
      return new HoldView(key, hold.by(), hold.reason());
    }
  }
}
