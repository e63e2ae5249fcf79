package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.Held;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.intake.Ask;
import dev.cleanslate.orchestrator.intake.DeletionRefused;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.Door;
import dev.cleanslate.orchestrator.page.May;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the dialogue asks for: a look first, or the deletion itself, by the one door of all
/// requests. The name is compared here, and the plan's hash at the door, under the owner's lock.
@Controller
@RequestMapping("/owners/{type}/{id}/delete")
final class DialogueDeeds {
  private static final int MAX_NAME = 2000;

  private final Held held;
  private final Deletions deletions;
  private final Stages stages;
  private final BriefLocks locks;
  private final Supplier<UUID> ids;

  DialogueDeeds(
      Held held, Deletions deletions, Stages stages, BriefLocks locks, Supplier<UUID> ids) {
    this.held = held;
    this.deletions = deletions;
    this.stages = stages;
    this.locks = locks;
    this.ids = ids;
  }

  /// Looks at everything and deletes nothing, so that it is known how much there is and who uses
  /// it.
  @PostMapping("/look")
  String look(Caller caller, May may, @PathVariable String type, @PathVariable String id) {
    OwnerRow owner = held.require(caller, type, id);
    requireStanding(may, owner);
    var request =
        new DeleteRequest(
            null, null, owner.ref(), caller.name(), "looked at before deleting", null, false, true);
    ask(caller, owner, ids.get(), request, Door.PUBLIC);
    return "redirect:" + Addresses.of(owner);
  }

  /// Deletes it, once its name was typed and the plan is the one that was shown.
  @PostMapping
  String delete(
      Caller caller,
      May may,
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam String name,
      @RequestParam String plan,
      @RequestParam(required = false) @Nullable UUID request,
      @RequestParam(defaultValue = "false") boolean force,
      Model model,
      HttpServletResponse response) {
    OwnerRow owner = held.require(caller, type, id);
    Standing standing = requireStanding(may, owner);
    Require.text("plan", plan, 64);
    if (!Require.text("name", name.isBlank() ? "-" : name.strip(), MAX_NAME).equals(owner.id())) {
      response.setStatus(422);
      return stages.confirm(owner, may, plan, true, model);
    }
    var wanted =
        new DeleteRequest(
            null, null, owner.ref(), caller.name(), "deleted on the page", plan, force, false);
    try {
      UUID named = request == null ? ids.get() : request;
      return "redirect:"
          + Addresses.progress(owner, ask(caller, owner, named, wanted, standing.door()).saga());
    } catch (DeletionRefused refused) {
      if (refused.reason() != DeletionRefused.Reason.PLAN_CHANGED) {
        throw refused;
      }
      response.setStatus(409);
      return stages.preview(owner, may, true, model, null);
    }
  }

  private Standing requireStanding(May may, OwnerRow owner) {
    may.requireDelete();
    Standing standing = stages.standing(may, owner);
    if (!standing.may()) {
      throw Problem.of(403, "operators-only", "You may not delete this", standing.why());
    }
    return standing;
  }

  /// The owner is looked up once more in the transaction, so that nobody deletes in one of its
  /// lives what was theirs in another.
  private Accepted ask(Caller caller, OwnerRow owner, UUID id, DeleteRequest request, Door door) {
    String source = "rest:" + caller.tenant() + "/" + caller.name();
    return locks.run(() -> {
      Accepted accepted =
          deletions.request(new Ask(source, "page/" + id, request, locks.now(), door));
      held.require(caller, owner.type(), owner.id());
      return accepted;
    });
  }
}
