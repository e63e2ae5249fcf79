package dev.cleanslate.orchestrator.page.orphans;

import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Refusals;
import dev.cleanslate.orchestrator.api.operator.OrphanSearch;
import dev.cleanslate.orchestrator.api.operator.OrphanView;
import dev.cleanslate.orchestrator.api.operator.OrphanWords;
import dev.cleanslate.orchestrator.api.operator.Orphans;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.page.May;
import dev.cleanslate.orchestrator.page.PageTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of orphans, and a person's word about some of them.
@Controller
final class OrphansPage {
  private static final String LIST = "page-orphans";
  private static final int MOST = 50;

  private final Orphans orphans;
  private final OrphanRows rows;
  private final OrphanWords words;
  private final CensusLine census;
  private final BriefLocks database;

  OrphansPage(
      Orphans orphans, OrphanRows rows, OrphanWords words, CensusLine census, BriefLocks database) {
    this.orphans = orphans;
    this.rows = rows;
    this.words = words;
    this.census = census;
    this.database = database;
  }

  @GetMapping("/orphans")
  String list(
      Caller caller,
      Filter filter,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String fragment,
      Model model) {
    show(caller, filter, cursor, model);
    return "head".equals(fragment) || "rows".equals(fragment)
        ? "page/orphans :: " + fragment
        : "page/orphans";
  }

  /// Says one thing of all that are picked, or of the one whose own button was pressed.
  @PostMapping("/orphans/{word:acknowledge|keep}")
  String say(
      Caller caller,
      May may,
      @PathVariable String word,
      @RequestParam(required = false) @Nullable List<Long> pick,
      @RequestParam(required = false) @Nullable Long only,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(required = false) @Nullable String from,
      @ModelAttribute("times") PageTimes times,
      Filter filter,
      Model model) {
    may.requireWrite();
    List<Long> ids = only != null ? List.of(only) : pick == null ? List.of() : pick;
    boolean kept = word.equals("keep");
    String said = note.strip();
    if (said.isEmpty() && kept) {
      throw Problem.field("note", "is missing: say why it is kept, for whoever finds it next");
    }
    if (ids.isEmpty() || ids.size() > Page.MAX) {
      throw Problem.field("pick", "is missing: pick the orphans that are meant first");
    }
    String why = said.isEmpty() ? "seen on the page" : Require.text("note", said, 1000);
    Instant end = kept ? day(until, times) : null;
    List<Result> results =
        said(
            ids,
            id -> kept ? words.keep(caller, id, why, end) : words.acknowledge(caller, id, why));
    if ("one".equals(from) && results.size() == 1 && results.getFirst().done()) {
      return "redirect:/orphans/" + ids.getFirst();
    }
    model.addAttribute("results", results);
    model.addAttribute(
        "word",
        !kept
            ? "acknowledged"
            : "kept on purpose" + (end == null ? "" : " until " + times.at(end)));
    show(caller, filter, null, model);
    return "page/orphans";
  }

  /// The beginning of a day that was chosen, in the page's zone.
  private static @Nullable Instant day(String until, PageTimes times) {
    try {
      return until.isBlank()
          ? null
          : LocalDate.parse(until.strip()).atStartOfDay(times.zone()).toInstant();
    } catch (DateTimeException _) {
      throw Problem.field("until", "must be a day, as in 2027-01-31, but was " + until);
    }
  }

  /// Each is said by itself: what is refused of one changes nothing about the others.
  private List<Result> said(List<Long> ids, LongFunction<OrphanView> word) {
    List<Result> results = new ArrayList<>();
    for (Long id : ids) {
      try {
        OrphanView after = word.apply(id);
        results.add(
            new Result(id, rows.of(List.of(after)).getFirst().name(), true, after.reason()));
      } catch (RuntimeException refused) {
        results.add(new Result(id, "orphan " + id, false, Refusals.told(refused).detail()));
      }
    }
    return results;
  }

  private void show(Caller caller, Filter filter, @Nullable String cursor, Model model) {
    OrphanSearch search = filter.search(database.now());
    long beyond = Cursor.read(LIST, cursor, 1).number(0, search.start());
    Page<OrphanView> page =
        Page.of(
            orphans.list(caller.tenant(), search, beyond, MOST + 1),
            MOST,
            one -> Cursor.after(LIST, one.id()),
            one -> one);
    Map<String, Long> states = orphans.states(caller.tenant());
    long open = states.getOrDefault("open", 0L);
    long unsettled =
        open + states.getOrDefault("acknowledged", 0L) + states.getOrDefault("kept", 0L);
    model.addAttribute("rows", rows.of(page.items()));
    model.addAttribute("next", page.next() == null ? null : filter.address(page.next()));
    model.addAttribute("here", filter.address(cursor));
    model.addAttribute("filter", filter);
    model.addAttribute("open", open);
    model.addAttribute("all", unsettled);
    model.addAttribute("counts", states);
    model.addAttribute("states", Filter.STATES);
    model.addAttribute("findings", Filter.FINDINGS);
    model.addAttribute("ages", Filter.AGES);
    model.addAttribute("kinds", orphans.kinds(caller.tenant()));
    model.addAttribute("census", census.of(caller));
  }

  /// What became of one of many.
  record Result(long id, String name, boolean done, String text) {}
}
