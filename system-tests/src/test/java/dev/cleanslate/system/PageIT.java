package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.cleanslate.system.Browser.Look;
import dev.cleanslate.system.Provider.Size;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The web page in a real browser, on everything that runs: signing in, the overview, the list.
@Tag("full")
@ExtendWith({NeedsChromium.class, OneWorld.class})
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PageIT {
  @Test
  void whoSignsInSeesWhatIsStuckAndThatItGoesOnceTheWayIsFree(World world) throws IOException {
    Clone clone = world.registered("seen", Size.SMALL);
    Belonging store = clone.of(Belonging.VECTOR_STORE).getFirst();
    String fault = world.provider().whenDeleting(store.path(), Map.of("type", "protected"));
    UUID saga = world.api().askToDelete(clone.ref());
    world.awaitState(clone.ref(), "stuck");
    String name = clone.ref().type() + "/" + clone.ref().id();

    try (Browser browser = Browser.on(world.ground().api())) {
      Page page = browser.visitor(Look.LIGHT, world.ground().token(), "/");
      shows(page, "h1", "stuck");
      shows(page, ".sheet.stuck", name);
      shows(page, "[aria-labelledby='providers-heading']", "in the last minute");
      Browser.holdsForEverybody(page);
      for (Look look : Look.values()) {
        Page overview = browser.visitor(look, world.ground().token(), "/");
        shows(overview, ".sheet.stuck", name);
        Browser.picture(overview, "overview-" + look.name().toLowerCase(java.util.Locale.ROOT));
      }

      page.navigate("/deletions?q=" + clone.ref().id());
      shows(page, "[data-key='%s']".formatted(saga), "protects it");
      Browser.holdsForEverybody(page);
      page.locator("#abandon summary").click();
      Browser.holdsThatEnterSaysNothing(page, "#abandon [name=reason]");
      page.locator("#abandon summary").click();

      world.provider().takeBack(fault);
      page.locator("[data-key='%s'] input[name=id]".formatted(saga)).check();
      page.getByText("Retry now").click();
      shows(page, "#outcome", "1 accepted, 0 refused");
      world.awaitDeleted(clone);
      PlaywrightAssertions.assertThat(page.locator("[data-key='%s']".formatted(saga)))
          .hasClass(
              java.util.regex.Pattern.compile("left-list"),
              new LocatorAssertions.HasClassOptions().setTimeout(30_000));
      browser.holdsThatNothingWasComplainedOf();
    }
    assertThat(world.api().deletion(saga).path("state").asString()).isEqualTo("deleted");
  }

  @Test
  void thePageIsReadableInTheDarkAndOnAPhone(World world) throws IOException {
    try (Browser browser = Browser.on(world.ground().api())) {
      for (Look look : Look.values()) {
        Page page = browser.visitor(look, world.ground().token(), "/");
        for (String path : new String[] {"/", "/deletions", "/deletions?tab=finished"}) {
          page.navigate(path);
          Browser.holdsForEverybody(page);
          assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
              .as("%s fits %s", path, look)
              .isTrue();
        }
        Browser.picture(page, "deletions-" + look.name().toLowerCase(java.util.Locale.ROOT));
      }
      browser.holdsThatNothingWasComplainedOf();
    }
  }

  private static void shows(Page page, String where, String text) {
    PlaywrightAssertions.assertThat(page.locator(where))
        .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
  }
}
