package dev.cleanslate.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.cleanslate.system.Browser.Look;
import dev.cleanslate.system.Provider.Size;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The delete dialogue and the page of one deletion, in a real browser, on everything that runs.
@Tag("full")
@ExtendWith({NeedsChromium.class, OneWorld.class})
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PageDeletionIT {
  /// What is wider than the window, if anything is.
  private static final String TOO_WIDE =
      """
      document.documentElement.scrollWidth <= innerWidth ? "" :
        [...document.querySelectorAll("main *")]
          .filter(one => one.getBoundingClientRect().right > innerWidth)
          .map(one => one.tagName + "." + one.className).slice(0, 8).join(" ")
      """;

  private static final ContainsTextOptions LATER = new ContainsTextOptions().setTimeout(100_000);

  @Test
  void aCloneIsDeletedFromTheDialogueAndTheProviderHasNothingOfIt(World world) throws IOException {
    Clone clone = world.registered("paged", Size.SMALL);
    String id = clone.ref().id();
    long since = world.provider().now();

    try (Browser browser = Browser.on(world.ground().api())) {
      Page page =
          browser.visitor(
              Look.LIGHT, world.ground().token(), "/owners/clone/%s/delete".formatted(id));
      assertThat(page.locator("h1")).containsText("Delete %s?".formatted(id));
      assertThat(page.locator("main")).containsText("It cannot be undone.");
      Browser.holdsForEverybody(page);
      Browser.picture(page, "delete-dialogue");

      named(page, AriaRole.LINK, "Continue").click();
      Locator last = named(page, AriaRole.BUTTON, "Delete " + id);
      Locator name = page.locator("#name");
      assertThat(last).isDisabled();
      name.fill(id.substring(0, id.length() - 1));
      assertThat(page.locator("#hint")).containsText("1 more character.");
      assertThat(last).isDisabled();
      Browser.holdsForEverybody(page);
      name.fill(id);
      last.click();

      assertThat(page.locator("h1")).containsText(id + " is gone", LATER);
      assertThat(page.locator("main")).containsText("We looked again for each one");
      Browser.holdsForEverybody(page);
      Browser.picture(page, "delete-dialogue-result");
      browser.holdsThatNothingWasComplainedOf();
    }
    new Truth(world.provider(), since).holdsThatOnlyTheseWent(List.of(clone));
  }

  @Test
  void whatIsStuckIsFoundOutSettledAndSeenToGoInPlace(World world) throws IOException {
    Clone clone = world.registered("settled", Size.SMALL);
    Belonging store = clone.of(Belonging.VECTOR_STORE).getFirst();
    String fault = world.provider().whenDeleting(store.path(), Map.of("type", "protected"));
    UUID deletion = world.api().askToDelete(clone.ref());
    world.awaitState(clone.ref(), "stuck");

    try (Browser browser = Browser.on(world.ground().api())) {
      for (Look look : Look.values()) {
        Page page = browser.visitor(look, world.ground().token(), "/deletions/" + deletion);
        assertThat(page.locator("h1")).containsText("is stuck");
        Assertions.assertThat(page.evaluate(TOO_WIDE)).as("it fits " + look).isEqualTo("");
        Browser.holdsForEverybody(page);
        Browser.picture(page, "deletion-" + look.name().toLowerCase(Locale.ROOT));
        page.context().close();
      }
      settled(world, browser, deletion, fault);
      browser.holdsThatNothingWasComplainedOf();
    }
  }

  private static void settled(World world, Browser browser, UUID deletion, String fault)
      throws IOException {
    Page page = browser.visitor(Look.LIGHT, world.ground().token(), "/deletions/" + deletion);
    assertThat(page.locator("#trouble")).containsText("it is protected against deletion");
    assertThat(page.locator("#order .is-stuck")).hasCount(1);
    page.evaluate("window.sameAsBefore = true");

    world.provider().takeBack(fault);
    page.locator("#headline form button").getByText("Try again now").click();
    assertThat(page.locator("#headline")).containsText("Taken: what was stuck is tried again.");
    page.evaluate("window.sameAsBefore = true");

    assertThat(page.locator("h1")).containsText("is gone", LATER);
    assertThat(page.locator("#trouble .block")).hasCount(0);
    assertThat(page.locator("#order .cell:not(.is-gone)")).hasCount(0);
    Assertions.assertThat((Boolean) page.evaluate("window.sameAsBefore === true"))
        .as("the page was never loaded again")
        .isTrue();
    named(page, AriaRole.LINK, "Report").click();
    assertThat(page.locator("main")).containsText("Nothing is left.");
    Browser.holdsForEverybody(page);
  }

  private static Locator named(Page page, AriaRole role, String name) {
    return page.locator("main")
        .getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
