package dev.cleanslate.standalone;

import java.nio.file.Path;
import java.util.Map;

/// One of the applications, and what it is told at its start.
///
/// @param name what people call it
/// @param mainClass where it begins; each has its own `spring.config.name`
/// @param jar its executable jar, for when it is a process of its own
/// @param port where it serves, which shows that it does
/// @param properties its settings, secrets among them
record Application(
    String name, String mainClass, Path jar, int port, Map<String, String> properties) {
  Application {
    properties = Map.copyOf(properties);
  }
}
