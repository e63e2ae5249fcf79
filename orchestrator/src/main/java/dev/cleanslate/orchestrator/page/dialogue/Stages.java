package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.api.deletion.Outcome;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Words;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.intake.Preview;
import dev.cleanslate.orchestrator.intake.Previews;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.page.May;
import dev.cleanslate.orchestrator.page.PageTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Fills in the stages. Thread-safe; changes nothing.
@Component
final class Stages {
  private static final String TEMPLATE = "page/dialogue";
  private static final List<String> PARTS = List.of("dialogue");

  private final Previews previews;
  private final LookRows looks;
  private final LikeIt likeIt;
  private final Catalog catalog;
  private final BriefLocks locks;
  private final Supplier<UUID> ids;

  Stages(
      Previews previews,
      LookRows looks,
      LikeIt likeIt,
      Catalog catalog,
      BriefLocks locks,
      Supplier<UUID> ids) {
    this.previews = previews;
    this.looks = looks;
    this.likeIt = likeIt;
    this.catalog = catalog;
    this.locks = locks;
    this.ids = ids;
  }

  /// The first stage.
  ///
  /// @param changed whether this is shown because what would go has changed since
  String preview(OwnerRow owner, May may, boolean changed, Model model, @Nullable String fragment) {
    Optional<LastLook> look = looks.of(owner.no(), owner.incarnation());
    about(owner, may, "preview", model);
    model.addAttribute("changed", changed);
    model.addAttribute("look", look.orElse(null));
    model.addAttribute("isDeleted", owner.state().equals(Owner.State.DELETED.wire()));
    model.addAttribute("impact", impact(owner, look));
    model.addAttribute("grace", grace(owner));
    return part(fragment);
  }

  /// The second stage; the first, where what would go is not what was shown.
  ///
  /// @param mistyped whether another name was typed
  String confirm(OwnerRow owner, May may, String plan, boolean mistyped, Model model) {
    Impact impact = impact(owner, looks.of(owner.no(), owner.incarnation()));
    if (!impact.hash().equals(plan)) {
      return preview(owner, may, true, model, null);
    }
    about(owner, may, "confirm", model);
    model.addAttribute("impact", impact);
    model.addAttribute("mistyped", mistyped);
    model.addAttribute("grace", grace(owner));
    model.addAttribute("request", ids.get());
    return TEMPLATE;
  }

  /// The last two.
  String progress(
      OwnerRow owner,
      May may,
      DeletionView view,
      Outcome outcome,
      PageTimes times,
      Model model,
      @Nullable String fragment) {
    Progress progress = Progress.of(view, outcome, looks.late(view.id()), catalog, times);
    about(owner, may, progress.isOver() ? "result" : "delete", model);
    model.addAttribute("deletion", view);
    model.addAttribute("progress", progress);
    return part(fragment);
  }

  /// Whether they may delete it.
  Standing standing(May may, OwnerRow owner) {
    return Standing.of(may, owner, catalog);
  }

  private void about(OwnerRow owner, May may, String stage, Model model) {
    model.addAttribute("owner", owner);
    model.addAttribute("address", Addresses.of(owner));
    model.addAttribute("standing", standing(may, owner));
    model.addAttribute("stage", stage);
  }

  private Impact impact(OwnerRow owner, Optional<LastLook> look) {
    Preview preview = locks.run(() -> previews.of(owner.ref()));
    return Impact.of(
        preview, look, likeIt.estimate(owner.tenant(), owner.type(), preview.plan()), catalog);
  }

  /// For how long it can be given back; absent where it cannot.
  private @Nullable String grace(OwnerRow owner) {
    Duration grace =
        catalog
            .ownerType(owner.type())
            .map(type -> type.life().of(owner.tenant()).grace())
            .orElse(Duration.ZERO);
    return grace.isZero() ? null : PageTimes.age(grace);
  }

  private static String part(@Nullable String fragment) {
    return fragment == null ? TEMPLATE : TEMPLATE + " :: " + Words.one("fragment", fragment, PARTS);
  }
}
