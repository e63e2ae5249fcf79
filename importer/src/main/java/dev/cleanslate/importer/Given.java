package dev.cleanslate.importer;

import dev.cleanslate.importer.mapping.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was said by options, in a file of the older service's environment, and in the environment,
/// in this order. Pure, but for reading files.
///
/// @param options `--set name=value`
/// @param file the variables of `--env-file`
/// @param environment the process's own
record Given(
    Map<String, String> options, Map<String, String> file, Map<String, String> environment) {
  /// As a shell, a container's env-file or a Python class writes it.
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");

  private static final Pattern QUOTED = Pattern.compile("([\"'])(.*?)\\1\\s*(?:[;#].*)?");
  private static final Pattern COMMENTED = Pattern.compile("(.*?)\\s+#.*");

  /// The variables in a file; lines that set none are passed over.
  static Map<String, String> variables(@Nullable Path file) throws IOException {
    Map<String, String> variables = new HashMap<>();
    if (file != null) {
      for (String line : Files.readAllLines(file)) {
        Matcher set = LINE.matcher(line);
        if (set.matches()) {
          variables.put(set.group(1), value(set.group(2)));
        }
      }
    }
    return variables;
  }

  private static String value(String written) {
    Matcher quoted = QUOTED.matcher(written);
    if (quoted.matches()) {
      return quoted.group(2);
    }
    Matcher commented = COMMENTED.matcher(written);
    return commented.matches() ? commented.group(1) : written;
  }

  /// One variable, from the file or the environment.
  Optional<String> variable(String name) {
    return filled(file.get(name)).or(() -> filled(environment.get(name)));
  }

  /// What an option says, else the first of these variables that is set.
  @Nullable String first(@Nullable String option, String... names) {
    String found = option;
    for (String name : names) {
      found = found != null ? found : variable(name).orElse(null);
    }
    return found;
  }

  private static Optional<String> filled(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  /// What the mapping's settings are; [Misused] where a required one is missing or one is none.
  Map<String, String> settings(List<Setting> declared) {
    List<String> wrong = new ArrayList<>();
    Map<String, String> settings = new LinkedHashMap<>();
    for (Setting setting : declared) {
      Optional<String> value = value(setting);
      if (value.isEmpty() && setting.required()) {
        wrong.add("%s is missing (%s)".formatted(setting.name(), where(setting)));
      }
      if (value.isPresent() && !setting.pattern().matcher(value.get()).matches()) {
        wrong.add(
            "%s does not match %s (%s)"
                .formatted(setting.name(), setting.pattern(), where(setting)));
      }
      value.ifPresent(text -> settings.put(setting.name(), text));
    }
    List<String> names = declared.stream().map(Setting::name).toList();
    options.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> wrong.add("%s is no setting; there are %s".formatted(name, names)));
    if (!wrong.isEmpty()) {
      throw new Misused("Settings: " + String.join("; ", wrong) + ".");
    }
    return settings;
  }

  private Optional<String> value(Setting setting) {
    return filled(options.get(setting.name()))
        .or(() -> setting.env().stream().flatMap(name -> variable(name).stream()).findFirst());
  }

  private static String where(Setting setting) {
    String option = "--set %s=...".formatted(setting.name());
    return setting.env().isEmpty()
        ? option
        : String.join(" or ", setting.env()) + " in the environment or --env-file, or " + option;
  }

  /// Something on the command line, or in what goes with it, is wrong; nothing was begun.
  static final class Misused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misused(String problem) {
      super(problem);
    }
  }
}
