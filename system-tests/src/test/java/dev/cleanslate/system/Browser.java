package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real Chromium, without a window, on the page of a running orchestrator. What the page
/// complains of in its console is kept, and no page of a test may have complained. Not thread-safe.
final class Browser implements AutoCloseable {
  private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final URI root;
  private final List<String> complaints = new ArrayList<>();

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium, URI root) {
    this.playwright = playwright;
    this.chromium = chromium;
    this.root = root;
  }

  /// A browser for the page at that address.
  static Browser on(URI root) {
    Path path = NeedsChromium.path().orElseThrow();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      BrowserType.LaunchOptions options =
          new BrowserType.LaunchOptions()
              .setExecutablePath(path)
              .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"));
      return new Browser(playwright, playwright.chromium().launch(options), root);
    } catch (RuntimeException failure) {
      playwright.close();
      throw failure;
    }
  }

  /// How a page is looked at.
  enum Look {
    LIGHT(1440, 900, ColorScheme.LIGHT),
    DARK(1440, 900, ColorScheme.DARK),
    PHONE(390, 844, ColorScheme.LIGHT);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }
  }

  /// A fresh visitor, whom nobody knows, on no page yet.
  Page stranger(Look look) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(root.toString())
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
    Page page = context.newPage();
    page.onConsoleMessage(said -> {
      if (said.type().equals("error") || said.type().equals("warning")) {
        complaints.add(page.url() + ": " + said.text());
      }
    });
    page.onPageError(failure -> complaints.add(page.url() + ": " + failure));
    return page;
  }

  /// A visitor who has signed in, and comes to that path.
  Page visitor(Look look, String token, String path) {
    Page page = stranger(look);
    page.navigate(
        "/sign-in?next="
            + java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8));
    page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true)).fill(token);
    page.locator("main button[type=submit]").click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    return page;
  }

  /// Holds that nothing on the page breaks the rules of WCAG AA that a program can check.
  static void holdsForEverybody(Page page) {
    List<Rule> violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
    assertThat(violations)
        .as("WCAG AA on " + page.url())
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  /// Holds that Enter in that field does not submit its form, which has several words to say.
  static void holdsThatEnterSaysNothing(Page page, String field) {
    Locator typed = page.locator(field);
    typed.evaluate(
        "field => { field.form.onsubmit = () => { field.said = true; return false; }; }");
    typed.press("Enter");
    assertThat(typed.evaluate("field => { field.form.onsubmit = null; return field.said; }"))
        .as("Enter in %s", field)
        .isNull();
  }

  /// Keeps a picture of the page where the documents have theirs, if `page.pictures` names a
  /// folder.
  static void picture(Page page, String name) {
    String folder = System.getProperty("page.pictures", "");
    if (!folder.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
    }
  }

  /// Holds that no page has complained so far: of its policy, its scripts or what it loads.
  void holdsThatNothingWasComplainedOf() {
    assertThat(complaints).isEmpty();
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
