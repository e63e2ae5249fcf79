package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.intake.Preview;
import dev.cleanslate.orchestrator.intake.Previews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "owners")
@RestController
final class PreviewEndpoint {
  private final Previews previews;
  private final Catalog catalog;
  private final BriefLocks locks;

  PreviewEndpoint(Previews previews, Catalog catalog, BriefLocks locks) {
    this.previews = previews;
    this.catalog = catalog;
    this.locks = locks;
  }

  @Operation(
      summary = "What deleting an owner would take",
      description =
          "Send the plan's hash as plan_hash with the deletion, and it is refused if anything"
              + " changed.")
  @GetMapping(
      path = "/v1/owners/{type}/{id}/deletion-preview",
      produces = MediaType.APPLICATION_JSON_VALUE)
  PreviewView preview(Caller caller, @PathVariable String type, @PathVariable String id) {
    OwnerRef owner = caller.owner(type, id);
    Preview preview = locks.run(() -> previews.of(owner));
    return new PreviewView(
        preview.owner(),
        preview.incarnation(),
        PlanView.of(preview.plan(), catalog.ownerType(preview.owner().type())),
        preview.intents(),
        preview.owned(),
        preview.ownedSteps(),
        preview.warnings());
  }

  /// A preview as it is shown.
  ///
  /// @param intents how many of the steps are only announced
  /// @param owned how many owners go with it, all the way down
  /// @param ownedSteps how many steps theirs are
  /// @param warnings what to know before saying yes
  record PreviewView(
      OwnerRef owner,
      int incarnation,
      PlanView plan,
      int intents,
      int owned,
      long ownedSteps,
      List<String> warnings) {}
}
