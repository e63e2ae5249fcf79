package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The web page on everything that runs, without a browser: each view answers, with what there
/// really is, and with nothing that its policy would keep from running.
@ExtendWith(OneWorld.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PageAnswersIT {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /// A script or style that stands in the page itself, or a handler or style of an element.
  private static final Pattern OF_ITS_OWN =
      Pattern.compile("<script(?![^>]* src=)|<style|<[a-z][^>]* (on[a-z]+|style)=");

  private static final Pattern PARTS =
      Pattern.compile("<(?:script|link)[^>]* (?:src|href)=\"([^\"]+)\"");

  @Test
  void everyViewAnswersWithWhatThereIsAndNothingThatItsPolicyForbids(World world)
      throws IOException {
    String id = world.bystander().ref().id();
    String owner = world.bystander().ref().type() + "/" + id;
    String resource = world.bystander().belongings().getFirst().id();
    UUID look = world.api().askToRehearse(world.bystander().ref());
    Guest guest = Guest.signedIn(world.ground().api(), world.ground().token());
    List<View> views =
        List.of(
            new View("/", "id=\"health\"", " alive."),
            new View("/deletions?tab=rehearsals", "id=\"list\"", owner),
            new View("/deletions/" + look, "id=\"headline\"", owner),
            new View("/owners/" + owner + "/delete", "aria-label=\"Stages\"", "Delete " + id + "?"),
            new View("/orphans", "aria-label=\"Orphans\"", "What the census covers"),
            new View("/owners?q=" + resource, "id=\"rows\"", owner));

    Set<String> parts = new TreeSet<>();
    for (View view : views) {
      HttpResponse<String> answer = guest.get(view.path());
      assertThat(answer.statusCode()).as(view.path()).isEqualTo(200);
      assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly(POLICY);
      assertThat(answer.body())
          .as(view.path())
          .contains("<main id=\"main\"", "<nav aria-label=\"Main\"", view.landmark(), view.real());
      assertThat(OF_ITS_OWN.matcher(answer.body()).find()).as(view.path()).isFalse();
      Matcher found = PARTS.matcher(answer.body());
      while (found.find()) {
        parts.add(found.group(1));
      }
    }

    assertThat(parts).contains("/assets/live.js", "/assets/overview.js", "/assets/cleanslate.css");
    for (String part : parts) {
      HttpResponse<String> answer = guest.get(part);
      assertThat(answer.statusCode()).as(part).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .as(part)
          .matches(part.endsWith(".js") ? "text/javascript.*" : "(text/css|image/svg).*");
    }
  }

  /// A view, by what must stand on it.
  private record View(String path, String landmark, String real) {}
}
