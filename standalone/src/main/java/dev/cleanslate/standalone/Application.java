package dev.cleanslate.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One of the applications, and what it is told at its start.
///
/// @param name what people call it
/// @param jar its executable jar, for when it is a process of its own
/// @param port where it serves, which shows that it does
/// @param arguments its command line as a process of its own; nothing secret
/// @param properties its settings, secrets among them
record Application(
    String name, Path jar, int port, List<String> arguments, Map<String, String> properties) {
  Application {
    arguments = List.copyOf(arguments);
    properties = Map.copyOf(properties);
  }
}
