package dev.cleanslate.host;

import dev.cleanslate.host.kind.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The machine that runs the tests, as a host.
public final class Hosts {
  /// Its name in scopes.
  public static final String NAME = "test-host";

  private Hosts() {}

  /// This machine, in its present boot.
  public static Host here() {
    try {
      String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      return new Host(NAME, "host/0123456789abcdef0123456789abcdef", boot);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
