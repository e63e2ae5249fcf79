package dev.cleanslate.orchestrator.page.owners;

import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.owner.Beginnings;
import dev.cleanslate.orchestrator.api.owner.ResourceSearch;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.catalog.Catalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What all owners hold, and where each thing came from.
@Controller
final class ResourcesPage {
  private static final String LIST = "page-resources";
  private static final String PATH = "/resources";
  private static final int MOST = 50;
  private static final List<String> STATES =
      List.of("registered", "intended", "held", "removed", "gone");

  private final ResourceSearch resources;
  private final Beginnings beginnings;
  private final Catalog catalog;

  ResourcesPage(ResourceSearch resources, Beginnings beginnings, Catalog catalog) {
    this.resources = resources;
    this.beginnings = beginnings;
    this.catalog = catalog;
  }

  @GetMapping(PATH)
  String list(
      Caller caller,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String fragment,
      Model model) {
    Optional<String> text = Addresses.said(q);
    Optional<String> known = Addresses.said(kind).filter(catalog.kinds().keySet()::contains);
    Optional<String> wanted = Addresses.said(state).filter(STATES::contains);
    var search =
        new ResourceSearch.Wanted(
            text.orElse(null), known.orElse(null), wanted.map(List::of).orElse(STATES));
    long beyond = Cursor.read(LIST, cursor, 1).number(0, Long.MAX_VALUE);
    Page<ResourceLine> page =
        Page.of(
            resources.list(caller.tenant(), search, beyond, MOST + 1),
            MOST,
            held -> Cursor.after(LIST, held.resource().no()),
            ResourceLine::of);
    Map<String, Optional<String>> asked = new LinkedHashMap<>();
    asked.put("q", text);
    asked.put("kind", known);
    asked.put("state", wanted);
    String next = page.next();
    model.addAttribute("lines", page.items());
    model.addAttribute(
        "next", next == null ? null : Addresses.with(PATH, Addresses.and(asked, "cursor", next)));
    asked.put("cursor", Optional.ofNullable(cursor));
    model.addAttribute("here", Addresses.with(PATH, Addresses.and(asked, "fragment", "rows")));
    model.addAttribute("q", text.orElse(""));
    model.addAttribute("isCut", beginnings.isCut(caller.tenant(), text));
    model.addAttribute("kind", known.orElse(""));
    model.addAttribute("state", wanted.orElse(""));
    model.addAttribute("kinds", new TreeSet<>(catalog.kinds().keySet()));
    model.addAttribute(
        "states",
        STATES.stream()
            .map(one -> new OwnersPage.Choice(one, OwnerStates.ofResource(one).word()))
            .toList());
    model.addAttribute("narrow", text.isPresent() || known.isPresent() || wanted.isPresent());
    return "rows".equals(fragment) ? "page/resources :: rows" : "page/resources";
  }
}
