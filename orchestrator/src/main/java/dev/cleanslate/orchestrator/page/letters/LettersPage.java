package dev.cleanslate.orchestrator.page.letters;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.letter.LetterDesk;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.letter.Letter;
import dev.cleanslate.orchestrator.letter.OpenLetter;
import dev.cleanslate.orchestrator.page.May;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// The list of dead letters, one of them, and sending it again. For operators of the tenant that
/// the installation names.
@Controller
final class LettersPage {
  private static final int MOST = 50;
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,200}");
  private static final List<String> USUAL =
      List.of(
          plain(Topics.DELETE_REQUESTS),
          plain(Topics.RESOURCES),
          plain(Topics.REPLIES),
          plain(Topics.VERDICTS),
          plain(Topics.CENSUS));

  private final LetterDesk desk;

  LettersPage(LetterDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/letters")
  String list(
      Caller caller,
      May may,
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String fragment,
      Model model) {
    may.requireOperate();
    String wanted = topic != null && TOPIC.matcher(topic).matches() ? topic : null;
    Page<Letter> page = desk.list(caller, wanted, null, MOST, cursor);
    model.addAttribute("letters", page.items());
    model.addAttribute("topic", wanted == null ? "" : wanted);
    model.addAttribute("topics", USUAL);
    model.addAttribute("here", address(wanted, cursor, "rows"));
    model.addAttribute("next", page.next() == null ? null : address(wanted, page.next(), null));
    return "rows".equals(fragment) ? "page/letters :: rows" : "page/letters";
  }

  @GetMapping("/letters/{id}")
  String one(Caller caller, May may, @PathVariable String id, Model model) {
    may.requireOperate();
    return shown(caller, id, null, model);
  }

  /// As it was, or corrected; a body that its topic could not read, or that is still covered in
  /// places, comes back to be corrected.
  @PostMapping("/letters/{id}/send-again")
  String sendAgain(
      Caller caller,
      May may,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String body,
      Model model) {
    may.requireOperate();
    try {
      desk.sendAgain(caller, id, body == null ? null : bytes(body));
    } catch (Problem refused) {
      if (refused.status() != 422 || body == null) {
        throw refused;
      }
      model.addAttribute("refusal", refused.detail());
      return shown(caller, id, body, model);
    }
    return "redirect:/letters/" + id;
  }

  private String shown(Caller caller, String id, @Nullable String typed, Model model) {
    OpenLetter open = desk.open(caller, id);
    model.addAttribute("open", open);
    model.addAttribute("letter", open.letter());
    model.addAttribute("typed", typed == null ? open.body() : typed);
    return "page/letter";
  }

  /// A browser ends the lines of what is typed as no message does.
  private static byte[] bytes(String body) {
    if (body.length() > Wire.MAX_BYTES) {
      throw Problem.field("body", "has more than %d bytes".formatted(Wire.MAX_BYTES));
    }
    return body.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String address(
      @Nullable String topic, @Nullable String cursor, @Nullable String fragment) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/letters");
    if (topic != null) {
      address.queryParam("topic", topic);
    }
    if (cursor != null) {
      address.queryParam("cursor", cursor);
    }
    if (fragment != null) {
      address.queryParam("fragment", fragment);
    }
    return address.build().encode().toUriString();
  }

  private static String plain(String topic) {
    return topic.substring(Topics.PREFIX.length());
  }
}
