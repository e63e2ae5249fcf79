package dev.cleanslate.system;

import java.nio.file.Path;

/// The pages whose commands are typed.
enum TypedPage {
  README("README.md"),
  API("docs/api.md"),
  CLI("docs/cli.md"),
  HOST_WORKER("docs/host-worker.md"),
  MIGRATION("docs/migration.md"),
  NOTIFICATIONS("docs/notifications.md"),
  OPERATIONS("docs/operations.md"),
  TROUBLESHOOTING("docs/troubleshooting.md");

  private static final Path PROJECT = Path.of("..");

  private final Path path;

  TypedPage(String path) {
    this.path = Path.of(path);
  }

  /// Within the project.
  Path path() {
    return path;
  }

  Path file() {
    return PROJECT.resolve(path);
  }

  /// What it takes for granted.
  Preparation preparation() {
    return switch (this) {
      case README, API, CLI, HOST_WORKER, NOTIFICATIONS, TROUBLESHOOTING -> Preparation.NONE;
      case MIGRATION -> OlderTables::filled;
      case OPERATIONS -> HiddenClones::made;
    };
  }
}
