package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.api.deletion.StepRows;
import dev.cleanslate.orchestrator.api.deletion.StepView;
import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.page.KindWords;
import dev.cleanslate.orchestrator.page.May;
import dev.cleanslate.orchestrator.page.PageTimes;
import dev.cleanslate.orchestrator.page.Plain;
import dev.cleanslate.orchestrator.saga.Counts;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One step of a deletion, with all its codes; and the steps of one kind, however many, page by
/// page.
@Controller
@RequestMapping("/deletions/{id}")
final class StepPages {
  private static final String LIST = "page-steps";
  private static final int PAGE = 50;

  private final Access access;
  private final Wholes wholes;
  private final StepRows steps;

  StepPages(Access access, Wholes wholes, StepRows steps) {
    this.access = access;
    this.wholes = wholes;
    this.steps = steps;
  }

  @GetMapping("/steps/{number}")
  String one(
      Caller caller,
      May may,
      @PathVariable UUID id,
      @PathVariable long number,
      @ModelAttribute(name = "times", binding = false) PageTimes times,
      Model model) {
    DeletionView view = access.require(caller, id);
    StepView step =
        steps
            .one(id, number)
            .orElseThrow(() ->
                Problem.unknown(
                    "unknown-step", "Deletion %s has no step %d.".formatted(id, number)));
    StepState state = StepState.of(step.state());
    model.addAttribute("deletion", view);
    model.addAttribute("row", step);
    model.addAttribute("step", StepShown.of(step, wholes.of(view).after(), times));
    model.addAttribute("kind", KindWords.one(step.kind()));
    model.addAttribute("cause", Plain.of(state, step.why()));
    model.addAttribute(
        "retry",
        Offers.of(view, may).retry()
            && (state == StepState.STUCK || state == StepState.UNVERIFIABLE));
    return "page/deletion-step";
  }

  @GetMapping("/kinds/{kind}")
  String ofKind(
      Caller caller,
      @PathVariable UUID id,
      @PathVariable String kind,
      @RequestParam(required = false) @Nullable String cursor,
      @ModelAttribute(name = "times", binding = false) PageTimes times,
      Model model) {
    DeletionView view = access.require(caller, id);
    String wanted = Require.slug("kind", kind);
    long beyond = Cursor.read(LIST, cursor, 1).number(0, 0);
    Whole whole = wholes.of(view);
    Map<String, String> after = whole.after();
    Page<StepShown> page =
        Page.of(
            steps.ofKind(id, wanted, beyond, PAGE + 1),
            PAGE,
            step -> Cursor.after(LIST, step.step()),
            step -> StepShown.of(step, after, times));
    model.addAttribute("deletion", view);
    model.addAttribute(
        "portion", whole.portions().getOrDefault(wanted, new Portion(wanted, Counts.NONE)));
    model.addAttribute("page", page);
    model.addAttribute("isFirst", beyond == 0);
    return "page/deletion-kind";
  }
}
