package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.cleanslate.system.Browser.Look;
import dev.cleanslate.system.Provider.Size;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Orphans on the page, in a real browser: kept on purpose, and cleaned up for good. What a census
/// would have found is put down here, of a file that is really there.
@Tag("full")
@ExtendWith({NeedsChromium.class, OneWorld.class})
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PageOrphansIT {
  @Test
  void anOrphanIsKeptAndThenCleanedUpOnceItsNumberIsTyped(World world) throws Exception {
    Belonging file =
        world.provider().clone("left-" + World.number(), Size.SMALL).of(Belonging.FILE).getFirst();
    long orphan = found(world, file);
    try (Browser browser = Browser.on(world.ground().api())) {
      Page page = browser.visitor(Look.LIGHT, world.ground().token(), "/orphans");
      shows(page, "[data-key='%d']".formatted(orphan), file.id());
      Browser.holdsForEverybody(page);

      page.locator("[data-key='%d'] a.owner".formatted(orphan)).click();
      page.locator("#keep textarea").fill("the gateway of all");
      page.locator("#keep [formaction='/orphans/keep']").click();
      shows(page, "#history", "the gateway of all");
      shows(page, ".facts", "Kept on purpose");
      Browser.holdsForEverybody(page);

      page.locator("#keep textarea").fill("until it moves");
      page.locator("#keep [name=until]").fill("2999-01-31");
      page.locator("#keep [formaction='/orphans/keep']").click();
      shows(page, ".facts", "until 31 Jan 2999, 00:00");
      shows(page, "#history", "until 31 Jan 2999, 00:00");
      Browser.picture(page, "orphan-kept");
      passes(world, orphan);
      shows(page, "#history", "No longer kept; it waits for a person again.");
      shows(page, ".facts", "was kept until");
      Browser.holdsForEverybody(page);
      page.navigate("/orphans");
      shows(page, "[data-key='%d']".formatted(orphan), "was kept until");
      Browser.holdsThatEnterSaysNothing(page, "#picked [name=note]");
      Browser.holdsThatEnterSaysNothing(page, "#picked [name=until]");
      Browser.holdsThatEnterSaysNothing(page, "#pick-all");
      page.navigate("/orphans/" + orphan);
      Browser.holdsThatEnterSaysNothing(page, "#keep [name=until]");

      page.locator("#keep [formaction='/orphans/acknowledge']").click();
      shows(page, ".facts", "Acknowledged");
      page.getByText("Dry run of a clean-up").click();
      shows(page, "h1", "1 would be deleted, 0 would not");
      Browser.holdsForEverybody(page);
      Browser.picture(page, "orphans-clean-up");

      page.locator("#count").fill("2");
      page.locator(".btn.final").click();
      shows(page, ".block[role=alert]", "another number");
      assertThat(world.provider().present()).contains(file.path());
      page.locator("#count").fill("1");
      page.locator(".btn.final").click();
      shows(page, "h1", "Accepted: 1 of 1");
      Browser.holdsForEverybody(page);
      World.await("the file is gone")
          .until(() -> !world.provider().present().contains(file.path()));

      page.navigate("/orphans/" + orphan);
      shows(page, ".facts", "Resolved");
      browser.holdsThatNothingWasComplainedOf();
    }
  }

  @Test
  void theListIsReadableInTheDarkAndOnAPhone(World world) throws Exception {
    List<Long> orphans = new ArrayList<>();
    for (Belonging file :
        world.provider().clone("strewn-" + World.number(), Size.EVERY_KIND).of(Belonging.FILE)) {
      orphans.add(found(world, file));
    }
    String first = "/v1/orphans/" + orphans.getFirst();
    world
        .api()
        .call(first + "/keep", Map.of("note", "moves in May", "until", "2999-05-01T00:00:00Z"));
    try (Browser browser = Browser.on(world.ground().api())) {
      for (Look look : Look.values()) {
        Page page = browser.visitor(look, world.ground().token(), "/orphans?state=all");
        Browser.holdsForEverybody(page);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as("it fits %s", look)
            .isTrue();
        shows(page, "#rows", "until 1 May 2999, 00:00");
        Browser.picture(page, "orphans-" + look.name().toLowerCase(Locale.ROOT));
      }
      browser.holdsThatNothingWasComplainedOf();
    }
    world.api().call(first + "/acknowledge", Map.of("note", "it goes"));
    world.api().call("/v1/orphans/cleanup", Map.of("dry_run", false, "ids", orphans));
  }

  /// Lets the time pass until which it is kept.
  private static void passes(World world, long orphan) throws IOException, SQLException {
    try (Connection books = world.ground().database("cleanslate");
        PreparedStatement statement =
            books.prepareStatement("update finding set kept_until = now() where id = ?")) {
      statement.setLong(1, orphan);
      assertThat(statement.executeUpdate()).isOne();
    }
  }

  private static long found(World world, Belonging file) throws IOException, SQLException {
    try (Connection books = world.ground().database("cleanslate");
        PreparedStatement statement =
            books.prepareStatement(
                """
                  with seen as (
                       insert into sighting (kind, id, account, tenant, owner_type, owner_id, finding, resource,
                                             first_seen_at, last_seen_at)
                       select f.kind, f.id, f.account, 'default', 'clone', 'left-by-' || f.id, 'ownerless',
                              jsonb_build_object('kind', f.kind, 'id', f.id, 'account', f.account,
                                                 'scope', '{}'::jsonb),
                              now(), now()
                         from (select ?::text as kind, ?::text as id, ?::text as account) f
                       returning *)
                insert into finding (tenant, owner_type, owner_id, finding, resource, reason, sighted_kind, sighted_id)
                select tenant, owner_type, owner_id, finding, resource, 'nobody registered it', kind, id
                  from seen
                returning id
                """)) {
      statement.setString(1, file.catalogKind());
      statement.setString(2, file.id());
      statement.setString(3, Provider.ACCOUNT);
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getLong(1);
      }
    }
  }

  private static void shows(Page page, String where, String text) {
    PlaywrightAssertions.assertThat(page.locator(where).first())
        .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
  }
}
