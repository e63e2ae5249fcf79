package dev.cleanslate.orchestrator.page.overview;

import dev.cleanslate.messages.Holds;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.page.HeldBack;
import dev.cleanslate.orchestrator.page.May;
import dev.cleanslate.orchestrator.page.PageTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// How it stands with everything. Who may see only what is theirs is shown their deletions.
@Controller
final class OverviewPage {
  private final StandingRows standing;
  private final Blocks blocks;
  private final Providers providers;
  private final Throughput throughput;
  private final Holds holds;

  OverviewPage(
      StandingRows standing,
      Blocks blocks,
      Providers providers,
      Throughput throughput,
      Holds holds) {
    this.standing = standing;
    this.blocks = blocks;
    this.providers = providers;
    this.throughput = throughput;
    this.holds = holds;
  }

  @GetMapping("/")
  String overview(
      Caller caller,
      May may,
      @ModelAttribute("times") PageTimes times,
      @RequestParam(required = false) @Nullable String fragment,
      Model model) {
    if (!may.read()) {
      return "redirect:/deletions";
    }
    String tenant = caller.tenant();
    List<Providers.Row> rows = providers.of(tenant, times.now());
    List<String> silent =
        rows.stream()
            .map(Providers.Row::provider)
            .filter(one -> one.isSilent(times.now()))
            .map(Provider::worker)
            .distinct()
            .toList();
    HeldBack held = HeldBack.now(holds, caller);
    model.addAttribute("providers", rows);
    model.addAttribute("standing", standing.of(tenant, times.midnight(), held, silent));
    model.addAttribute("blocked", blocks.of(tenant));
    model.addAttribute("gone", throughput.of(tenant, times.now()));
    return "all".equals(fragment) ? "page/overview :: all" : "page/overview";
  }
}
