package dev.cleanslate.orchestrator.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/// Which paths are the page's: by their first part, whatever follows.
final class Routes {
  private static final Set<String> FIRST =
      Set.of(
          "",
          "assets",
          "deletions",
          "letters",
          "orphans",
          "owners",
          "page",
          "resources",
          "sign-in",
          "sign-out");

  private Routes() {}

  static boolean isPage(HttpServletRequest request) {
    return isPage(request.getServletPath());
  }

  static boolean isPage(String path) {
    int end = path.indexOf('/', 1);
    return path.startsWith("/")
        && FIRST.contains(end < 0 ? path.substring(1) : path.substring(1, end));
  }

  /// Where somebody may be sent after signing in: a path of the page, and of nobody else.
  static String safe(String asked) {
    boolean plain = asked.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
    String path = asked.split("[?#]", 2)[0];
    boolean mine = plain && !asked.startsWith("//") && isPage(path);
    return mine && !path.startsWith("/sign-") ? asked : "/";
  }
}
