package dev.cleanslate.orchestrator.page.owners;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.OwnerHistory;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.owner.OwnerRows;
import dev.cleanslate.orchestrator.api.owner.ResourceSearch;
import dev.cleanslate.orchestrator.api.owner.StatusView;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.page.Sign;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// One owner: what it holds, where that came from, what it was, and its deletions.
@Controller
final class OwnerPage {
  private static final String LIST = "page-owner";
  private static final int MOST = 100;
  private static final int MOST_LINES = 200;

  private final OwnerRows owners;
  private final ResourceSearch resources;
  private final OwnerHistory history;
  private final OwnerDeletions deletions;

  OwnerPage(
      OwnerRows owners, ResourceSearch resources, OwnerHistory history, OwnerDeletions deletions) {
    this.owners = owners;
    this.resources = resources;
    this.history = history;
    this.deletions = deletions;
  }

  @GetMapping("/owners/{type}/{id}")
  String one(
      Caller caller,
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String fragment,
      Model model) {
    OwnerRow owner = owner(caller, caller.owner(type, id));
    long beyond = Cursor.read(LIST, cursor, 1).number(0, 0);
    Page<ResourceLine> page =
        Page.of(
            resources.of(owner, beyond, MOST + 1),
            MOST,
            held -> Cursor.after(LIST, held.resource().no()),
            ResourceLine::of);
    String address = Addresses.owner(owner.type(), owner.id());
    model.addAttribute("owner", owner);
    model.addAttribute("sign", OwnerStates.ofOwner(owner.state()));
    model.addAttribute("address", address);
    model.addAttribute("delete", Addresses.owner(owner.type(), owner.id(), "delete"));
    model.addAttribute("aliases", owners.aliases(owner.no()));
    model.addAttribute("lines", page.items());
    model.addAttribute("isFirst", cursor == null);
    model.addAttribute(
        "here", cursor == null ? address + "?" : address + "?cursor=" + cursor + "&");
    model.addAttribute("next", page.next() == null ? null : address + "?cursor=" + page.next());
    model.addAttribute("history", lines(owner));
    model.addAttribute("deletions", deletions.of(owner));
    model.addAttribute("open", owners.openDeletion(owner.no()).orElse(null));
    return "part".equals(fragment) || "rows".equals(fragment)
        ? "page/owner :: " + fragment
        : "page/owner";
  }

  private OwnerRow owner(Caller caller, OwnerRef ref) {
    return owners
        .find(ref.tenant(), ref.type(), ref.id())
        .filter(row -> !caller.onlyHeld() || caller.name().equals(row.holder()))
        .orElseThrow(
            () -> Problem.unknown("unknown-owner", "Nobody registered %s.".formatted(ref)));
  }

  /// The latest first.
  private List<Line> lines(OwnerRow owner) {
    return history.lines(owner.no(), 0, MOST_LINES).reversed().stream().map(Line::of).toList();
  }

  /// A line of its history.
  record Line(StatusView status, Sign sign) {
    static Line of(StatusView status) {
      return new Line(status, OwnerStates.ofOwner(status.to()));
    }
  }
}
