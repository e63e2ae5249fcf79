package dev.cleanslate.orchestrator.signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The page `docs/signals.md` as its tables have it, and what a scrape says, in the same form.
final class SignalsPage {
  static final Path PROJECT = Path.of("..");

  private static final Pattern ROW =
      Pattern.compile("\\| `(cleanslate_\\w+)` \\| (\\w+) \\| ([^|]*)\\|.*");
  private static final Pattern NAME = Pattern.compile("cleanslate_[a-z_]+");
  private static final Pattern TYPE = Pattern.compile("# TYPE (cleanslate_\\w+) (\\w+)");
  private static final Pattern SPELT = Pattern.compile("`(\\w+)`");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  private SignalsPage() {}

  /// Each metric of the table below that heading, with its type and labels.
  static Map<String, String> section(String heading) {
    String page = read("docs/signals.md");
    int from = page.indexOf("\n## " + heading);
    int to = page.indexOf("\n## ", from + 4);
    Map<String, String> rows = new TreeMap<>();
    page.substring(from, to)
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .forEach(row -> rows.put(row.group(1), row.group(2) + " " + labels(row.group(3))));
    return rows;
  }

  private static Set<String> labels(String cell) {
    Set<String> labels = new TreeSet<>();
    SPELT.matcher(cell).results().forEach(label -> labels.add(label.group(1)));
    return labels;
  }

  /// The same of what a process answers to Prometheus.
  static Map<String, String> scraped(String scrape) {
    Map<String, String> types = new TreeMap<>();
    TYPE.matcher(scrape)
        .results()
        .filter(type -> !type.group(1).endsWith("_max"))
        .forEach(type -> types.put(type.group(1), type.group(2)));
    Map<String, String> metrics = new TreeMap<>();
    types.forEach((name, type) -> metrics.put(name, type + " " + labels(scrape, name)));
    return metrics;
  }

  private static Set<String> labels(String scrape, String metric) {
    Set<String> labels = new TreeSet<>();
    Pattern lines =
        Pattern.compile("(?m)^%s(?:_bucket|_count|_sum)?\\{(.*)}".formatted(Pattern.quote(metric)));
    lines
        .matcher(scrape)
        .results()
        .flatMap(line -> LABEL.matcher(line.group(1)).results())
        .map(label -> label.group(1))
        .filter(label -> !label.equals("le"))
        .forEach(labels::add);
    return labels;
  }

  /// Every metric of ours that a text names, without the endings of histograms.
  static Set<String> namedIn(String text) {
    Set<String> names = new TreeSet<>();
    NAME.matcher(text)
        .results()
        .map(found -> found.group().replaceAll("_(bucket|count|sum)$", ""))
        .forEach(names::add);
    return names;
  }

  static String read(String file) {
    try {
      return Files.readString(PROJECT.resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
