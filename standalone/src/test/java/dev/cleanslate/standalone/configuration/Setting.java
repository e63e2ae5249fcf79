package dev.cleanslate.standalone.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One setting, as the metadata of its application describes it.
///
/// @param name with `*` for a name that is chosen freely
/// @param type the class, without what it is a class of
/// @param usual empty where there is none
record Setting(String name, String type, String usual, String meaning) {
  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  /// All of ours, in the order of their names.
  static Map<String, Setting> all() {
    try {
      Map<String, Setting> all = new TreeMap<>();
      List<URL> files = Collections.list(Setting.class.getClassLoader().getResources(METADATA));
      for (URL file : files) {
        read(file).stream()
            .filter(one -> one.name.startsWith("cleanslate."))
            .forEach(one -> all.put(one.name, one));
      }
      return all;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Setting> read(URL file) throws IOException {
    try (InputStream json = file.openStream()) {
      return JsonMapper.shared()
          .readTree(json)
          .path("properties")
          .valueStream()
          .map(Setting::of)
          .toList();
    }
  }

  private static Setting of(JsonNode property) {
    return new Setting(
        property.path("name").asString(),
        property.path("type").asString(""),
        usual(property.path("defaultValue")),
        property.path("description").asString("").replaceFirst("\\.$", ""));
  }

  private static String usual(JsonNode value) {
    if (!value.isArray()) {
      return value.asString("");
    }
    return String.join(", ", value.valueStream().map(JsonNode::asString).toList());
  }

  /// The last part of the class's name, without what it holds.
  String kind() {
    return type.replaceFirst("<.*", "").replaceFirst(".*[.$]", "");
  }
}
