package dev.cleanslate.orchestrator.page.deletions;

import dev.cleanslate.messages.Holds;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.page.HeldBack;
import dev.cleanslate.orchestrator.page.May;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// All deletions, sifted, and a word to many of them. Who may see only what is theirs sees those,
/// and is offered no words here.
@Controller
final class DeletionsPage {
  private static final int ROWS = 50;

  private final Listing listing;
  private final Tabs tabs;
  private final Bulk bulk;
  private final Holds holds;
  private final BriefLocks database;

  DeletionsPage(Listing listing, Tabs tabs, Bulk bulk, Holds holds, BriefLocks database) {
    this.listing = listing;
    this.tabs = tabs;
    this.bulk = bulk;
    this.holds = holds;
    this.database = database;
  }

  @GetMapping("/deletions")
  String list(
      Caller caller,
      @RequestParam Map<String, String> asked,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String fragment,
      Model model) {
    Sieve sieve = Sieve.of(asked);
    fill(model, caller, sieve, cursor);
    return "rows".equals(fragment)
        ? "page/deletions :: rows"
        : "tabs".equals(fragment) ? "page/deletions :: tabs" : "page/deletions";
  }

  /// What was selected, or everything that matches where the form says so and as many match as it
  /// was made with.
  @PostMapping("/deletions/bulk")
  String say(
      Caller caller,
      May may,
      @RequestParam String verb,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "0") int expect,
      @RequestParam Map<String, String> asked,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
      Model model) {
    may.requireWrite();
    Sieve sieve = Sieve.of(asked);
    List<UUID> meant = all ? matching(caller, sieve, expect) : ids == null ? List.of() : ids;
    model.addAttribute("outcome", bulk.say(caller, Verb.of(verb), reason, meant));
    if (part != null) {
      return "page/deletions :: outcome";
    }
    fill(model, caller, sieve, null);
    return "page/deletions";
  }

  private List<UUID> matching(Caller caller, Sieve sieve, int expect) {
    HeldBack held = HeldBack.now(holds, caller);
    Cursor start = Cursor.start(Listing.NAME);
    List<UUID> found =
        listing.page(caller, sieve, held, database.now(), start, Bulk.MOST + 1).stream()
            .map(Listed::id)
            .toList();
    if (found.size() != expect) {
      throw Problem.of(
          409,
          "count-differs",
          "Another number matches now",
          "The filters match %d deletions, and not %d as when the page was made. Nothing was done; look at them again."
              .formatted(found.size(), expect));
    }
    return found;
  }

  private void fill(Model model, Caller caller, Sieve sieve, @Nullable String cursor) {
    Instant now = database.now();
    HeldBack held = HeldBack.now(holds, caller);
    Cursor at = Cursor.read(Listing.NAME, cursor, 3);
    Page<Listed> page =
        Page.of(
            listing.page(caller, sieve, held, now, at, ROWS + 1),
            ROWS,
            row -> Cursor.after(Listing.NAME, row.rank(), row.sort(), row.id()),
            row -> row);
    int matches = listing.count(caller, sieve, held, now, 10_001);
    Map<String, String> rows = Map.of("fragment", "rows");
    model.addAttribute("sieve", sieve);
    model.addAttribute("tabs", tabs.all(caller, sieve, held, now));
    model.addAttribute("types", tabs.types(caller));
    model.addAttribute("failures", tabs.failures(caller));
    model.addAttribute("rows", page.items());
    model.addAttribute("grace", page.items().stream().anyMatch(Listed::grace));
    model.addAttribute("matches", matches);
    model.addAttribute("matching", Tabs.shown(matches));
    model.addAttribute("most", Bulk.MOST);
    model.addAttribute("first", cursor == null);
    model.addAttribute(
        "next", page.next() == null ? null : sieve.with(Map.of("cursor", page.next())));
    model.addAttribute("states", Sieve.STATES);
    model.addAttribute("tabsPath", sieve.with(Map.of("fragment", "tabs")));
    model.addAttribute(
        "rowsPath",
        sieve.with(cursor == null ? rows : Map.of("fragment", "rows", "cursor", cursor)));
  }
}
