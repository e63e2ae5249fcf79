package dev.cleanslate.system;

import java.nio.file.Path;
import java.util.List;

/// The standalone system's own broker and database, which its supervisor starts and ends.
final class Embedded implements Servers {
  @Override
  public void start(Path data) {
    // They begin and end with their supervisor.
  }

  @Override
  public List<String> options() {
    return List.of();
  }

  @Override
  public boolean areOurs() {
    return false;
  }

  @Override
  public void kill(String name) {
    throw new IllegalStateException(name + " belongs to the supervisor");
  }

  @Override
  public void start(String name) {
    throw new IllegalStateException(name + " belongs to the supervisor");
  }

  @Override
  public void revive() {
    // Its supervisor's parts are revived one by one.
  }

  @Override
  public void writeLogs(Path folder) {
    // They write them there themselves.
  }

  @Override
  public void close() {
    // They begin and end with their supervisor.
  }
}
