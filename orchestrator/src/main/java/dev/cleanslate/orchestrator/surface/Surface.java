package dev.cleanslate.orchestrator.surface;

import dev.cleanslate.orchestrator.api.http.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/// One system's surface, declared as a bean by its package. Immutable.
///
/// @param system its name in settings (`clones`)
/// @param settings how it is served
/// @param paths the patterns of its paths (`/clones/**`)
/// @param refusals how its clients are told that something is wrong
public record Surface(
    String system, SurfaceSettings settings, List<String> paths, Refusals refusals) {
  private static final Pattern WAIT = Pattern.compile("(?:^|[,; ])wait=(\\d{1,6})(?![\\w.])");

  /// With the settings that stand in that environment.
  public static Surface of(
      Environment environment, String system, List<String> paths, Refusals refusals) {
    return new Surface(
        system, SurfaceSettings.of(environment, system), List.copyOf(paths), refusals);
  }

  /// How long a call waits for its deletion: as the settings say, or shorter where the call itself
  /// says so.
  ///
  /// @param prefer the header Prefer (`wait=5`, in seconds, as in RFC 7240), if there is one
  public Duration patience(@Nullable String prefer) {
    Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
    if (!wait.find()) {
      return settings.patience();
    }
    Duration wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
    return wanted.compareTo(settings.patience()) < 0 ? wanted : settings.patience();
  }

  /// The body of a refusal as the old system wrote it.
  @FunctionalInterface
  public interface Refusals {
    /// The body; the status is the problem's.
    Map<String, Object> body(Problem problem);
  }
}
