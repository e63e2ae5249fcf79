package dev.cleanslate.orchestrator.page.owners;

import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.owner.Beginnings;
import dev.cleanslate.orchestrator.api.owner.OwnerSearch;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.page.Sign;
import dev.cleanslate.orchestrator.page.Slate;
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

/// Owners, found by what people know of them. Whoever may see only what is theirs finds only that.
@Controller
final class OwnersPage {
  private static final String LIST = "page-owners";
  private static final int MOST = 50;
  private static final List<String> STATES = List.of("active", "hidden", "deleting", "deleted");

  private final OwnerSearch owners;
  private final Beginnings beginnings;
  private final Catalog catalog;

  OwnersPage(OwnerSearch owners, Beginnings beginnings, Catalog catalog) {
    this.owners = owners;
    this.beginnings = beginnings;
    this.catalog = catalog;
  }

  @GetMapping("/owners")
  String list(
      Caller caller,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String fragment,
      Model model) {
    Optional<String> known = Addresses.said(type).filter(catalog.ownerTypes().keySet()::contains);
    Optional<String> wanted = Addresses.said(state).filter(STATES::contains);
    Optional<String> text = Addresses.said(q);
    Cursor from = Cursor.read(LIST, cursor, 2);
    Page<Row> page =
        Page.of(
            owners.list(
                caller.tenant(),
                new OwnerSearch.Wanted(
                    text.orElse(null),
                    known.orElse(null),
                    wanted.map(List::of).orElse(STATES),
                    caller.onlyHeld() ? caller.name() : null,
                    true),
                from.isStart() ? "" : from.text(0),
                from.isStart() ? "" : from.text(1),
                MOST + 1),
            MOST,
            found -> Cursor.after(LIST, found.owner().type(), found.owner().id()),
            Row::of);
    Map<String, Optional<String>> asked = new LinkedHashMap<>();
    asked.put("q", text);
    asked.put("type", known);
    asked.put("state", wanted);
    model.addAttribute("rows", page.items());
    model.addAttribute(
        "next",
        page.next() == null
            ? null
            : Addresses.with("/owners", Addresses.and(asked, "cursor", page.next())));
    asked.put("cursor", Optional.ofNullable(cursor));
    model.addAttribute("here", Addresses.with("/owners", Addresses.and(asked, "fragment", "rows")));
    model.addAttribute("q", text.orElse(""));
    model.addAttribute("isCut", beginnings.isCut(caller.tenant(), text));
    model.addAttribute("type", known.orElse(""));
    model.addAttribute("state", wanted.orElse(""));
    model.addAttribute("types", new TreeSet<>(catalog.ownerTypes().keySet()));
    model.addAttribute(
        "states",
        STATES.stream().map(one -> new Choice(one, OwnerStates.ofOwner(one).word())).toList());
    model.addAttribute("narrow", text.isPresent() || known.isPresent() || wanted.isPresent());
    return "rows".equals(fragment) ? "page/owners :: rows" : "page/owners";
  }

  /// What can be chosen, and its word.
  record Choice(String value, String word) {}

  /// An owner as it stands in the list.
  record Row(OwnerSearch.Found found, Sign sign, String address, String held) {
    static Row of(OwnerSearch.Found found) {
      var owner = found.owner();
      String held =
          found.held() >= OwnerSearch.MOST_COUNTED
              ? Slate.number(OwnerSearch.MOST_COUNTED) + " or more"
              : Slate.number(found.held());
      return new Row(
          found,
          OwnerStates.ofOwner(owner.state()),
          Addresses.owner(owner.type(), owner.id()),
          held);
    }
  }
}
