package dev.cleanslate.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.system.Browser.Look;
import dev.cleanslate.system.Provider.Size;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The ledger and the dead letters on the page, in a real browser.
@Tag("full")
@ExtendWith({NeedsChromium.class, OneWorld.class})
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PageOwnersIT {
  @Test
  void anOwnerIsFoundByWhatItHoldsAndIsSeenToGoInPlace(World world) throws IOException {
    Clone clone = world.registered("on-record-" + World.number(), Size.SMALL);
    String name = clone.ref().type() + "/" + clone.ref().id();
    try (Browser browser = Browser.on(world.ground().api())) {
      Page page = browser.visitor(Look.LIGHT, world.ground().token(), "/owners");
      page.locator("main [name=q]").fill(clone.belongings().getFirst().id());
      page.locator("main .filters button").click();
      shows(page, "#rows", name);
      Browser.holdsForEverybody(page);

      page.locator("#rows a.owner").click();
      shows(page, "h1", name);
      shows(page, "#rows", "upstream, by a message");
      Browser.holdsForEverybody(page);
      Browser.picture(page, "owner-light");
      assertThat(page.locator("#delete").getAttribute("href")).endsWith("/delete");

      world.api().askToDelete(clone.ref());
      world.awaitDeleted(clone);
      shows(page, "#part .facts", "Deleted");
      shows(page, "#rows", "Gone");

      page.navigate("/resources?q=" + clone.ref().id());
      shows(page, "#rows", "Gone");
      Browser.holdsForEverybody(page);
      browser.holdsThatNothingWasComplainedOf();
    }
  }

  @Test
  void whatPeopleCallAThingLeadsToItFromTheHeader(World world) throws IOException {
    String id = "named-" + World.number();
    world
        .api()
        .call(
            "/v1/owners/clone/%s/resources".formatted(id),
            Map.of(
                "resources",
                List.of(
                    Map.of(
                        "kind", "openai.file", "id", "file-" + id, "name", "Minutes of " + id))));
    try (Browser browser = Browser.on(world.ground().api())) {
      Page page = browser.visitor(Look.LIGHT, world.ground().token(), "/");
      page.locator("header [name=q]").fill("minutes OF " + id);
      page.locator("header [name=q]").press("Enter");
      shows(page, "#rows", "clone/" + id);
      Browser.holdsForEverybody(page);

      page.navigate("/resources?q=minutes+of+named-");
      shows(page, "#rows", "Minutes of " + id);
      Browser.holdsForEverybody(page);
      Browser.picture(page, "resources-light");
      browser.holdsThatNothingWasComplainedOf();
    }
  }

  @Test
  void aPageThatIsLeftSaysSo(World world) throws IOException {
    try (Browser browser = Browser.on(world.ground().api())) {
      Page page = browser.visitor(Look.LIGHT, world.ground().token(), "/deletions");
      PlaywrightAssertions.assertThat(page.locator("#live-word"))
          .containsText("Live", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
      // Playwright hears nothing of what a page says once it has gone.
      Response left =
          page.waitForResponse(
              "**/page/left", () -> page.evaluate("dispatchEvent(new Event('pagehide'))"));

      assertThat(left.request().postData()).startsWith("page=").contains("&_csrf=");
      assertThat(left.status()).isEqualTo(204);
      browser.holdsThatNothingWasComplainedOf();
    }
  }

  @Test
  void aDeadLetterIsCorrectedAndTaken(World world) throws IOException {
    Clone clone = world.registered("misspelt-" + World.number(), Size.SMALL);
    byte[] wrong =
        Wire.write(
            Map.of("owner", Map.of("type", clone.ref().type(), "identity", clone.ref().id())));
    byte[] key = ("page-" + clone.ref().id()).getBytes(UTF_8);
    world.upstream().send(Letters.marked(Topics.DELETE_REQUESTS, null, key, wrong, "page"));
    try (Browser browser = Browser.on(world.ground().api())) {
      Page page =
          browser.visitor(Look.LIGHT, world.ground().token(), "/letters?topic=delete-requests");
      World.await("the letter is listed")
          .until(() -> {
            page.reload();
            return page.locator("#rows").textContent().contains("page-" + clone.ref().id());
          });
      Browser.holdsForEverybody(page);
      page.locator("#rows tr", new Page.LocatorOptions().setHasText("page-" + clone.ref().id()))
          .locator("a.owner")
          .click();
      shows(page, ".lede", "owner.id is missing");
      Browser.holdsForEverybody(page);

      page.locator("#body")
          .fill("{\"owner\":{\"type\":\"clone\",\"id\":\"%s\"}}".formatted(clone.ref().id()));
      page.locator("#corrected").click();
      shows(page, ".facts", "corrected");
      world.awaitDeleted(clone);
      browser.holdsThatNothingWasComplainedOf();
    }
  }

  @Test
  void theListsAreReadableInTheDarkAndOnAPhone(World world) throws IOException {
    try (Browser browser = Browser.on(world.ground().api())) {
      for (Look look : Look.values()) {
        Page page = browser.visitor(look, world.ground().token(), "/owners");
        for (String path : new String[] {"/owners", "/resources", "/letters"}) {
          page.navigate(path);
          Browser.holdsForEverybody(page);
          assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
              .as("%s fits %s", path, look)
              .isTrue();
          Browser.picture(page, path.substring(1) + "-" + look.name().toLowerCase(Locale.ROOT));
        }
      }
      browser.holdsThatNothingWasComplainedOf();
    }
  }

  private static void shows(Page page, String where, String text) {
    PlaywrightAssertions.assertThat(page.locator(where).first())
        .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
  }
}
