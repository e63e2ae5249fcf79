package dev.cleanslate.standalone.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the services whose owners are deleted keep what is theirs.
///
/// @param databases the JDBC URL of their databases, up to the name
/// @param user who may write there
/// @param password that user's
/// @param host the machine on which VPN instances run; absent where it is not this one, and then
///   none are shown
public record Estate(String databases, String user, String password, @Nullable Host host) {
  /// The machine, which must be the one that this runs on.
  ///
  /// @param name what its agent is called
  /// @param account what its agent proves
  /// @param config the file with the configuration of all instances
  public record Host(String name, String account, Path config) {}

  /// Hides the credential.
  @Override
  public String toString() {
    return "Estate[%s, %s]".formatted(databases, host);
  }
}
