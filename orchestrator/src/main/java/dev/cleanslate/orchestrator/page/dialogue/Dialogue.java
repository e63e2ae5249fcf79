package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.api.deletion.DeletionViews;
import dev.cleanslate.orchestrator.api.deletion.Outcomes;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.Held;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.owner.OwnerRows;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.page.May;
import dev.cleanslate.orchestrator.page.PageTimes;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The stages of the dialogue as pages: each has an address of its own, so that it works without a
/// script, and going back is the browser's own.
@Controller
@RequestMapping("/owners/{type}/{id}/delete")
final class Dialogue {
  private final Held held;
  private final OwnerRows owners;
  private final DeletionViews views;
  private final Outcomes outcomes;
  private final Stages stages;

  Dialogue(Held held, OwnerRows owners, DeletionViews views, Outcomes outcomes, Stages stages) {
    this.held = held;
    this.owners = owners;
    this.views = views;
    this.outcomes = outcomes;
    this.stages = stages;
  }

  /// What would go.
  @GetMapping
  String preview(
      Caller caller,
      May may,
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String fragment,
      Model model) {
    OwnerRow owner = held.require(caller, type, id);
    Optional<UUID> open = owners.openDeletion(owner.no());
    if (open.isPresent()) {
      return "redirect:" + Addresses.progress(owner, open.get());
    }
    return stages.preview(owner, may, false, model, fragment);
  }

  /// The name has to be typed.
  @GetMapping("/confirm")
  String confirm(
      Caller caller,
      May may,
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam String plan,
      Model model) {
    return stages.confirm(held.require(caller, type, id), may, plan, false, model);
  }

  /// What is left, and in the end how it ended.
  @GetMapping("/{deletion}")
  String progress(
      Caller caller,
      May may,
      @PathVariable String type,
      @PathVariable String id,
      @PathVariable UUID deletion,
      @RequestParam(required = false) @Nullable String fragment,
      @ModelAttribute(name = "times", binding = false) PageTimes times,
      Model model) {
    OwnerRow owner = held.require(caller, type, id);
    DeletionView view = views.one(caller, deletion);
    if (!view.owner().equals(owner.ref())
        || (caller.onlyHeld() && view.incarnation() != owner.incarnation())) {
      throw Problem.unknown(
          "unknown-deletion", "%s has no deletion %s.".formatted(owner.ref(), deletion));
    }
    return stages.progress(owner, may, view, outcomes.of(deletion), times, model, fragment);
  }
}
