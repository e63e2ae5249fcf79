package dev.cleanslate.cli.tool;

import java.time.Duration;
import picocli.CommandLine.Option;

/// How long a verb waits for the end of what it asked for.
public final class Waiting {
  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "10m",
      description = "wait so long for the end, as in 90s, 10m, 2h (10m)")
  private Duration time = Duration.ofMinutes(10);

  @Option(names = "--no-wait", description = "do not wait for the end")
  private boolean isNone;

  /// Whether nothing is waited for.
  public boolean isNone() {
    return isNone;
  }

  /// How long at most.
  public Duration time() {
    return time;
  }
}
