package dev.cleanslate.orchestrator.page.orphans;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.operator.FindingStatus;
import dev.cleanslate.orchestrator.api.operator.OrphanView;
import dev.cleanslate.orchestrator.api.operator.OrphanWords;
import dev.cleanslate.orchestrator.api.operator.Orphans;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.page.Sign;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// One orphan: why it is one, and who said what of it when.
@Controller
final class OrphanPage {
  private final Orphans orphans;
  private final OrphanRows rows;
  private final OrphanWords words;

  OrphanPage(Orphans orphans, OrphanRows rows, OrphanWords words) {
    this.orphans = orphans;
    this.rows = rows;
    this.words = words;
  }

  @GetMapping("/orphans/{id:\\d{1,18}}")
  String one(
      Caller caller,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String fragment,
      Model model) {
    OrphanView orphan =
        orphans
            .find(caller.tenant(), id)
            .orElseThrow(
                () -> Problem.unknown("unknown-orphan", "No orphan has the id %d.".formatted(id)));
    model.addAttribute("row", rows.of(List.of(orphan)).getFirst());
    model.addAttribute(
        "history", words.history(caller, id).reversed().stream().map(Line::of).toList());
    return "part".equals(fragment) ? "page/orphan :: part" : "page/orphan";
  }

  /// A line of its history, in plain words.
  ///
  /// @param until until when it is kept, or was
  record Line(
      Sign sign,
      String says,
      @Nullable String by,
      @Nullable String note,
      @Nullable Instant until,
      @Nullable Instant at) {
    static Line of(FindingStatus status) {
      return new Line(
          Sign.ofFinding(status.to()),
          says(status),
          status.by(),
          status.note(),
          status.until(),
          status.at());
    }

    private static String says(FindingStatus status) {
      if (status.from() == null) {
        return "Found: " + status.reason();
      }
      if (status.to().equals("open") && status.until() != null) {
        return "No longer kept; it waits for a person again.";
      }
      if (status.from().equals(status.to()) && status.note() == null) {
        return "Found now: " + status.reason();
      }
      return status.to().equals("open") ? "Found anew: " + status.reason() : "";
    }
  }
}
