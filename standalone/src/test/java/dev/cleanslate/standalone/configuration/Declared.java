package dev.cleanslate.standalone.configuration;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the code of a setting's type says that the metadata does not.
final class Declared {
  private static final Pattern VALUES = Pattern.compile("java.util.Map<.*,(dev\\.cleanslate.*)>");

  private Declared() {}

  /// The class of that name, if it is one of ours.
  static Optional<Class<?>> type(String name) {
    if (!name.startsWith("dev.cleanslate.")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Class.forName(name, false, Declared.class.getClassLoader()));
    } catch (ClassNotFoundException missing) {
      throw new AssertionError("the type of a setting is not there", missing);
    }
  }

  /// The settings that lie below one: those of a record, or of the records of a map.
  static Stream<String> below(Setting setting) {
    Matcher map = VALUES.matcher(setting.type());
    String name = map.matches() ? map.group(1) : setting.type();
    String at = setting.name() + (map.matches() ? ".*." : ".");
    return type(name).filter(Class::isRecord).stream()
        .flatMap(type -> Stream.of(type.getRecordComponents()))
        .map(component -> at + dashed(component));
  }

  private static String dashed(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }
}
