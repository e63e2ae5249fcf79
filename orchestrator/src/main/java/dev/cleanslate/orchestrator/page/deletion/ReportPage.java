package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.deletion.Outcomes;
import dev.cleanslate.orchestrator.api.deletion.StepRows;
import dev.cleanslate.orchestrator.api.deletion.StepView;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.page.PageTimes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.core.JsonGenerator;

/// The report of a deletion: to be printed, and as a file with every step and what proves it.
@Controller
@RequestMapping("/deletions/{id}")
final class ReportPage {
  private static final int PAGE = 500;

  private final Access access;
  private final Wholes wholes;
  private final Outcomes outcomes;
  private final StepRows steps;

  ReportPage(Access access, Wholes wholes, Outcomes outcomes, StepRows steps) {
    this.access = access;
    this.wholes = wholes;
    this.outcomes = outcomes;
    this.steps = steps;
  }

  @GetMapping("/report")
  String page(
      Caller caller,
      @PathVariable UUID id,
      @ModelAttribute(name = "times", binding = false) PageTimes times,
      Model model) {
    Whole whole = wholes.of(access.require(caller, id));
    model.addAttribute("deletion", whole.view());
    model.addAttribute("report", report(whole, times));
    model.addAttribute("headline", Headline.of(whole.view(), null, times));
    model.addAttribute("whole", whole);
    model.addAttribute("groups", whole.groups(times));
    return "page/deletion-report";
  }

  /// All of it as JSON, page by page, so that a large deletion's takes no more memory than a small
  /// one's.
  @GetMapping("/report.json")
  void file(
      Caller caller,
      @PathVariable UUID id,
      @ModelAttribute(name = "times", binding = false) PageTimes times,
      HttpServletResponse response)
      throws IOException {
    Whole whole = wholes.of(access.require(caller, id));
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("deletion-" + id + ".json").build().toString());
    try (JsonGenerator json = Wire.json().createGenerator(response.getOutputStream())) {
      json.writeStartObject();
      json.writePOJOProperty("report", report(whole, times));
      json.writeArrayPropertyStart("steps");
      writeSteps(json, id);
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void writeSteps(JsonGenerator json, UUID id) {
    List<StepView> page = steps.list(id, null, 0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(json::writePOJO);
      page = steps.list(id, null, page.getLast().step(), PAGE);
    }
  }

  private Report report(Whole whole, PageTimes times) {
    return Report.of(whole, outcomes.of(whole.view().id()), times.now());
  }
}
