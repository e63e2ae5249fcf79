package dev.cleanslate.system;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// On what the one suite runs. `-Dcleanslate.ground=containers` or `=embedded` decides; where
/// nothing is said, containers are taken if a Docker engine answers that has both images, so that
/// no test waits for a download.
enum WhichGround {
  CONTAINERS,
  EMBEDDED;

  private static final List<String> IMAGES = List.of(Contained.KAFKA, Contained.POSTGRES);

  /// The servers of a system on these ports. Says on the test's output which, and why.
  static Servers servers(FreePorts ports) {
    return switch (chosen(System.getProperty("cleanslate.ground"), Engine.ofThisMachine())) {
      case CONTAINERS -> new Contained(ports);
      case EMBEDDED -> new Embedded();
    };
  }

  static WhichGround chosen(@Nullable String wish, Engine engine) {
    if (wish != null && !wish.isBlank()) {
      return said(valueOf(wish.strip().toUpperCase(Locale.ROOT)), "as it was asked for");
    }
    String reason = engine.whyNot(IMAGES);
    return reason == null
        ? said(CONTAINERS, "a Docker engine has both images")
        : said(EMBEDDED, reason);
  }

  private static WhichGround said(WhichGround ground, String reason) {
    System.out.printf("Ground of the end-to-end tests: %s (%s)%n", ground, reason);
    return ground;
  }
}
