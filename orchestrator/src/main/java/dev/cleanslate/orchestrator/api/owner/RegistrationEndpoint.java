package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Require;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.Registered;
import dev.cleanslate.orchestrator.intake.Registrations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "owners")
@RestController
@RequestMapping(
    path = "/v1/owners/{type}/{id}",
    consumes = MediaType.APPLICATION_JSON_VALUE,
    produces = MediaType.APPLICATION_JSON_VALUE)
final class RegistrationEndpoint {
  private final Registrations registrations;
  private final Deletions deletions;
  private final OwnerNames names;
  private final Holders holders;
  private final BriefLocks locks;

  RegistrationEndpoint(
      Registrations registrations,
      Deletions deletions,
      OwnerNames names,
      Holders holders,
      BriefLocks locks) {
    this.registrations = registrations;
    this.deletions = deletions;
    this.names = names;
    this.holders = holders;
    this.locks = locks;
  }

  @Operation(
      summary = "Register what an owner holds",
      description =
          "Up to 1000 at once; repeating it changes nothing. An empty list registers an owner that"
              + " holds nothing yet.")
  @RequestMapping(
      path = "/resources",
      method = {RequestMethod.POST, RequestMethod.PUT})
  Recorded register(
      Caller caller,
      @PathVariable String type,
      @PathVariable String id,
      @RequestBody Holdings body) {
    OwnerRef owner = owner(caller, type, id, body.owner());
    var registered =
        new ResourceEvent.Registered(
            owner, body.resources(), body.aliases(), body.incarnation(), body.at());
    return locks.run(() -> {
      Recorded recorded = take(caller, registered);
      if (body.holder() != null) {
        holders.hold(owner, recorded.incarnation(), body.holder());
      }
      return recorded;
    });
  }

  @Operation(
      summary = "Announce what is about to be created",
      description = "A later registration names the intent it settles.")
  @PostMapping("/intents")
  Recorded announce(
      Caller caller,
      @PathVariable String type,
      @PathVariable String id,
      @RequestBody Intents body) {
    OwnerRef owner = owner(caller, type, id, body.owner());
    return take(caller, new ResourceEvent.Intended(owner, body.intents(), body.at()));
  }

  @Operation(
      summary = "Say that an owner could not be provisioned",
      description =
          "Registers what was created and announces what may have been; the owner is deleted, at"
              + " once. Repeating it changes nothing.")
  @PostMapping("/failed")
  Failure failed(
      Caller caller, @PathVariable String type, @PathVariable String id, @RequestBody Failed body) {
    OwnerRef owner = owner(caller, type, id, body.owner());
    deletions.requireOpenToAll(owner);
    Recorded recorded =
        take(
            caller,
            new ResourceEvent.Failed(
                owner,
                body.resources() == null ? List.of() : body.resources(),
                body.intents() == null ? List.of() : body.intents(),
                body.reason(),
                caller.name(),
                body.incarnation(),
                body.at()));
    return new Failure(
        owner, recorded.incarnation(), recorded.added(), names.latestDeletion(owner).orElse(null));
  }

  @Operation(
      summary = "Take back what upstream itself deleted, or never created",
      description = "It is looked at all the same when the owner goes.")
  @DeleteMapping("/resources")
  Recorded withdraw(
      Caller caller, @PathVariable String type, @PathVariable String id, @RequestBody Gone body) {
    OwnerRef owner = owner(caller, type, id, body.owner());
    return take(caller, new ResourceEvent.Removed(owner, body.resources()));
  }

  private Recorded take(Caller caller, ResourceEvent said) {
    Registered done = locks.run(() -> registrations.take(said, locks.now(), caller.name()));
    return new Recorded(
        said.owner(),
        done.incarnation(),
        done.added(),
        done.settled(),
        done.joined(),
        done.withdrawn());
  }

  private OwnerRef owner(Caller caller, String type, String id, Caller.@Nullable Named named) {
    OwnerRef owner = names.byId(caller.owner(type, id));
    if (named != null && !names.byId(caller.owner(named)).equals(owner)) {
      throw new InvalidField("owner", "is another one than the path names; leave it out");
    }
    return owner;
  }

  /// What exists.
  ///
  /// @param owner need not be there; where it is, it must be the path's
  /// @param aliases further names of the owner
  /// @param incarnation the life of the owner they belong to; absent means the present one
  /// @param holder the person or service whose the owner is, as their tokens' `sub` says it; absent
  ///   changes nothing
  /// @param at when they were created; absent means now
  record Holdings(
      Caller.@Nullable Named owner,
      List<ResourceEvent.Item> resources,
      @Nullable List<String> aliases,
      @Nullable Integer incarnation,
      @Nullable String holder,
      @Nullable Instant at) {
    Holdings {
      Require.optional("holder", holder, Caller.MAX_NAME);
    }
  }

  /// What is about to be created.
  record Intents(
      Caller.@Nullable Named owner, List<ResourceEvent.Intent> intents, @Nullable Instant at) {}

  /// What is gone already, or never came to be.
  record Gone(Caller.@Nullable Named owner, List<ResourceEvent.Gone> resources) {}

  /// That an owner could not be provisioned, and how far it came.
  ///
  /// @param reason what failed
  /// @param incarnation the life of the owner that failed; absent means the present one
  /// @param at when it failed; absent means now
  record Failed(
      Caller.@Nullable Named owner,
      @Nullable List<ResourceEvent.Item> resources,
      @Nullable List<ResourceEvent.Intent> intents,
      String reason,
      @Nullable Integer incarnation,
      @Nullable Instant at) {}

  /// What became of an owner that could not be provisioned.
  ///
  /// @param added what is new
  /// @param deletion the deletion of it
  record Failure(OwnerRef owner, int incarnation, int added, @Nullable UUID deletion) {}

  /// What a registration changed.
  ///
  /// @param incarnation the life of the owner it went to
  /// @param added what is new
  /// @param settled intents that have an id now
  /// @param joined what joined a deletion that was under way
  /// @param withdrawn intents that were taken back
  record Recorded(
      OwnerRef owner, int incarnation, int added, int settled, int joined, int withdrawn) {}
}
