package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// This machine as the agent on it knows it: its name, who it is, and the one configuration file
/// that instances may be taken out of. All of it lies in the data folder.
final class ThisHost {
  static final String NAME = "this-machine";

  private final DataFolder folder;

  ThisHost(DataFolder folder) {
    this.folder = folder;
  }

  /// Makes what is missing.
  void prepare() throws IOException {
    Files.createDirectories(place());
    if (Files.notExists(config())) {
      Files.writeString(config(), "{\n  \"instances\": {\n  }\n}\n");
    }
  }

  /// Who the machine is: made once, and kept.
  String machineId() throws IOException {
    return Secrets.password(folder.keys().resolve("machine-id"));
  }

  /// The configuration of all instances on it.
  Path config() {
    return place().resolve("vpn.json");
  }

  /// What the agent is told.
  Map<String, String> settings() throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("cleanslate.worker.name", "host-" + NAME);
    settings.put("cleanslate.host.name", NAME);
    settings.put("cleanslate.host.machine-id", machineId());
    settings.put("cleanslate.host.processes.notes", place().resolve("notes").toString());
    settings.put("cleanslate.host.processes.pid-namespace", "");
    settings.put("cleanslate.host.processes.grace", "2s");
    settings.put("cleanslate.host.files.vpn.path", config().toString());
    settings.put("cleanslate.host.files.vpn.format", "json");
    settings.put("cleanslate.host.files.vpn.at", "/instances");
    return settings;
  }

  private Path place() {
    return folder.path().toAbsolutePath().resolve("host");
  }
}
