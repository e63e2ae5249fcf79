package dev.cleanslate.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The main class of a showing on a system that runs already, however it was started: what
/// `./cleanslate demo --running` starts.
///
/// The environment says where the system is: `CLEANSLATE_API`, `CLEANSLATE_SIMULATOR`,
/// `CLEANSLATE_KAFKA` and, for REST, `CLEANSLATE_TOKEN`; where owners that have rows are to be
/// shown too, `CLEANSLATE_DATABASES` (`jdbc:postgresql://HOST:PORT/`) and the password of the user
/// `cleanslate` there, `CLEANSLATE_DATABASES_PASSWORD`. Its owners have names of their own, so that
/// it can be shown again; they stay there afterwards. Exit status: 0 only if every verdict is the
/// expected one.
public final class Visit {
  private static final int RADIX = 36;

  /// What the simulator accepts as an API key; it guards nothing.
  private static final String SIMULATED_KEY = "sk-simulated";

  private Visit() {}

  /// Shows it; the one argument there may be is `--terminal`.
  public static void main(String[] arguments) {
    boolean terminal = List.of(arguments).contains("--terminal");
    System.exit(show(System.getenv(), terminal, Clock.systemUTC()) ? 0 : 1);
  }

  private static boolean show(
      Map<String, String> environment, boolean terminal, InstantSource time) {
    try {
      Instant started = time.instant();
      return new Demo(places(environment), time, System.out, terminal, started).run(mark(started));
    } catch (IOException | RuntimeException failure) {
      System.err.println("The demonstration was ended by " + failure);
    } catch (InterruptedException _) {
      System.err.println("Interrupted.");
    }
    return false;
  }

  static Places places(Map<String, String> environment) throws IOException {
    return new Places(
        value(environment, "CLEANSLATE_KAFKA"),
        URI.create(value(environment, "CLEANSLATE_API")),
        value(environment, "CLEANSLATE_TOKEN"),
        URI.create(value(environment, "CLEANSLATE_SIMULATOR")),
        SIMULATED_KEY,
        estate(environment));
  }

  private static @Nullable Estate estate(Map<String, String> environment) throws IOException {
    String databases = environment.getOrDefault("CLEANSLATE_DATABASES", "").strip();
    return databases.isEmpty()
        ? null
        : new Estate(
            databases, "cleanslate", value(environment, "CLEANSLATE_DATABASES_PASSWORD"), null);
  }

  /// What the ids of a showing's owners begin with: its second, shortly written.
  static String mark(Instant started) {
    return Long.toString(started.getEpochSecond(), RADIX) + "-";
  }

  private static String value(Map<String, String> environment, String name) throws IOException {
    String value = environment.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw new IOException("%s is not set; ./cleanslate demo --running does so.".formatted(name));
    }
    return value;
  }
}
