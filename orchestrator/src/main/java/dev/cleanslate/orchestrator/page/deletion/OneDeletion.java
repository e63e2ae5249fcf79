package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.api.http.Words;
import dev.cleanslate.orchestrator.api.owner.ScriptFile;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.page.May;
import dev.cleanslate.orchestrator.page.PageTimes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page of one deletion. Its parts are asked for by themselves when something changes, so that
/// nothing else on it moves.
@Controller
@RequestMapping("/deletions/{id}")
final class OneDeletion {
  private static final String TEMPLATE = "page/deletion";
  private static final List<String> PARTS =
      List.of("headline", "trouble", "order", "steps", "story");
  private static final int RECENT = 12;
  private static final int MANY = 100;

  private final Access access;
  private final Wholes wholes;
  private final Facts facts;
  private final ScriptFile scripts;

  OneDeletion(Access access, Wholes wholes, Facts facts, ScriptFile scripts) {
    this.access = access;
    this.wholes = wholes;
    this.facts = facts;
    this.scripts = scripts;
  }

  @GetMapping
  String show(
      Caller caller,
      May may,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String fragment,
      @RequestParam(required = false) @Nullable String did,
      @RequestParam(defaultValue = "0") long since,
      @ModelAttribute(name = "times", binding = false) PageTimes times,
      Model model) {
    Whole whole = wholes.of(access.require(caller, id));
    DeletionView view = whole.view();
    model.addAttribute("deletion", view);
    model.addAttribute("headline", Headline.of(view, facts.stuckSince(id).orElse(null), times));
    model.addAttribute("slate", whole.slate());
    model.addAttribute("troubles", whole.troubles());
    model.addAttribute("graph", whole.graph());
    model.addAttribute("whole", whole);
    model.addAttribute("groups", whole.groups(times));
    model.addAttribute("offers", Offers.of(view, may));
    Optional<Deed.Word> word = Deed.Word.of(did);
    model.addAttribute(
        "deed", word.map(said -> Deed.of(said, facts.after(id, since, RECENT))).orElse(null));
    model.addAttribute(
        "deedQuery", word.map(said -> "&did=%s&since=%d".formatted(said.wire(), since)).orElse(""));
    stories(model, id, Long.MAX_VALUE, RECENT);
    return fragment == null ? TEMPLATE : TEMPLATE + " :: " + Words.one("fragment", fragment, PARTS);
  }

  /// All that happened, page by page.
  @GetMapping("/story")
  String story(
      Caller caller,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "9223372036854775807") long before,
      @ModelAttribute(name = "times", binding = false) PageTimes times,
      Model model) {
    DeletionView view = access.require(caller, id);
    model.addAttribute("deletion", view);
    model.addAttribute("headline", Headline.of(view, facts.stuckSince(id).orElse(null), times));
    stories(model, id, before, MANY);
    return "page/deletion-story";
  }

  /// The script that deletes by hand what is left of its owner.
  @GetMapping("/script")
  ResponseEntity<byte[]> script(Caller caller, @PathVariable UUID id) {
    DeletionView view = access.require(caller, id);
    return scripts.answer(view.owner(), view.owner().id());
  }

  private void stories(Model model, UUID id, long before, int most) {
    List<Story> stories = facts.before(id, before, most);
    model.addAttribute("stories", stories);
    model.addAttribute(
        "older",
        stories.size() == most && stories.getLast().seq() > 1 ? stories.getLast().seq() : null);
  }
}
