package dev.cleanslate.standalone.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The part of `docs/configuration.md` that is written from the settings.
final class Page {
  private static final List<Section> SECTIONS =
      List.of(
          new Section("Every worker", "cleanslate.worker."),
          new Section("The IBM workers: baremetal, network, dns", "cleanslate.ibm."),
          new Section("openai-worker", "cleanslate.openai."),
          new Section("baremetal-worker", "cleanslate.bare-metal."),
          new Section("network-worker", "cleanslate.network."),
          new Section("dns-worker", "cleanslate.dns."),
          new Section("records-worker", "cleanslate.records."),
          new Section("storage-worker", "cleanslate.storage."),
          new Section("host-worker", "cleanslate.host."));

  private Page() {}

  private record Section(String title, String prefix) {
    boolean has(Setting setting) {
      return setting.name().startsWith(prefix);
    }
  }

  /// The tables, with those of the orchestrator first.
  static String of(Collection<Setting> settings) {
    List<String> lines = new ArrayList<>();
    table(
        lines,
        "The orchestrator",
        settings.stream().filter(one -> SECTIONS.stream().noneMatch(in -> in.has(one))).toList());
    SECTIONS.forEach(
        section -> table(lines, section.title, settings.stream().filter(section::has).toList()));
    return String.join("\n", lines) + "\n";
  }

  private static void table(List<String> lines, String title, List<Setting> settings) {
    lines.add("## " + title);
    lines.add("");
    lines.add("| setting | is | default | means |");
    lines.add("|---|---|---|---|");
    settings.forEach(one ->
        lines.add(
            "| `%s` | %s | %s | %s |"
                .formatted(
                    one.name(),
                    kind(one),
                    one.usual().isEmpty() ? "" : "`" + one.usual() + "`",
                    one.meaning())));
    lines.add("");
  }

  private static String kind(Setting setting) {
    return switch (setting.kind()) {
      case "Duration" -> "time";
      case "Boolean" -> "true or false";
      case "Integer", "Long" -> "number";
      case "URI" -> "address";
      case "Path", "Resource" -> "file";
      case "Set", "List" -> "list";
      case "Map" -> "by name";
      case "String", "ZoneId" -> "text";
      case String other -> isWord(setting) ? "word" : other.toLowerCase(Locale.ROOT);
    };
  }

  private static boolean isWord(Setting setting) {
    return Declared.type(setting.type()).map(Class::isEnum).orElse(false);
  }
}
