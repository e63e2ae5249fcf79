package dev.cleanslate.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What the launcher script asked for.
///
/// @param verb `up` or `demo`
/// @param home the project's folder
/// @param folder where everything of this system is kept
/// @param processes whether each application is a JVM of its own
/// @param extent what of it is wanted
/// @param terminal whether standard output is one
record Options(
    Verb verb,
    Path home,
    DataFolder folder,
    Ports ports,
    boolean processes,
    Extent extent,
    boolean terminal) {
  /// What can be done.
  enum Verb {
    UP,
    DEMO
  }

  /// What of a system is started here.
  enum Extent {
    EVERYTHING,
    /// Kafka and PostgreSQL, for applications that are started by hand.
    SERVERS,
    /// The applications, for servers that are on our ports already: a database with our user, whose
    /// password is in our folder, and with the services' own databases.
    APPLICATIONS
  }

  static Options of(String[] arguments) {
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    Verb verb = verb(rest.poll());
    Path home = Path.of("").toAbsolutePath();
    Path data = home.resolve(".cleanslate");
    int base = Ports.DEFAULT_BASE;
    boolean processes = false;
    Extent extent = Extent.EVERYTHING;
    boolean terminal = false;
    while (!rest.isEmpty()) {
      String option = rest.remove();
      switch (option) {
        case "--home" -> home = Path.of(value(option, rest)).toAbsolutePath();
        case "--data" -> data = Path.of(value(option, rest));
        case "--port-base" -> base = number(option, value(option, rest));
        case "--processes" -> processes = true;
        case "--servers-only" -> extent = Extent.SERVERS;
        case "--applications-only" -> extent = Extent.APPLICATIONS;
        case "--terminal" -> terminal = true;
        default ->
            throw new CannotStart(
                "Unknown option %s; ./cleanslate help names them.".formatted(option));
      }
    }
    return new Options(
        verb, home, new DataFolder(data), new Ports(base), processes, extent, terminal);
  }

  private static Verb verb(@org.jspecify.annotations.Nullable String word) {
    for (Verb verb : Verb.values()) {
      if (verb.name().equalsIgnoreCase(word)) {
        return verb;
      }
    }
    throw new CannotStart("Say up or demo; ./cleanslate help explains both.");
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new CannotStart(option + " needs a value.");
    }
    return rest.remove();
  }

  private static int number(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException failure) {
      throw new CannotStart("%s needs a number, not %s.".formatted(option, text), failure);
    }
  }
}
