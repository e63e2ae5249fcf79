package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Kind;

/// Where things lie, as their owner thinks of it.
enum Area {
  /// Rows of services' databases.
  DATABASE("Database"),
  /// Stored files.
  STORAGE("Storage"),
  /// What a provider of models keeps.
  AI("AI"),
  /// Servers, networks and names.
  CLOUD("Cloud"),
  /// Processes, routes and interfaces of hosts.
  HOST("Hosts"),
  /// Owners that go with it.
  OWNERS("Owners"),
  /// Anything else.
  OTHER("Other");

  private final String title;

  Area(String title) {
    this.title = title;
  }

  /// As it is shown.
  String title() {
    return title;
  }

  /// Where that kind lies: by the worker that deletes it.
  static Area of(String kind, Catalog catalog) {
    Kind known = catalog.kinds().get(kind);
    return known == null ? OTHER : of(known.worker());
  }

  private static Area of(String worker) {
    return switch (worker) {
      case "records" -> DATABASE;
      case "storage" -> STORAGE;
      case "openai" -> AI;
      case "baremetal", "network", "dns" -> CLOUD;
      case "host" -> HOST;
      case Kind.ORCHESTRATOR -> OWNERS;
      default -> OTHER;
    };
  }
}
