package dev.cleanslate.orchestrator.page.overview;

import dev.cleanslate.orchestrator.page.May;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// How it stands with everything. Who may see only what is theirs is shown their deletions.
@Controller
final class OverviewPage {
  @GetMapping("/")
  String overview(May may) {
    return may.read() ? "page/overview" : "redirect:/deletions";
  }
}
