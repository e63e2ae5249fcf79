package dev.cleanslate.standalone.demo;

import java.nio.file.Path;

/// Where the services whose owners are deleted keep what is theirs.
///
/// @param databases the JDBC URL of their databases, up to the name
/// @param user who may write there
/// @param password that user's
/// @param host the name of the machine on which VPN instances run
/// @param hostAccount what that machine's agent proves
/// @param hostConfig the file with the configuration of all instances
public record Estate(
    String databases,
    String user,
    String password,
    String host,
    String hostAccount,
    Path hostConfig) {
  /// Hides the credential.
  @Override
  public String toString() {
    return "Estate[%s, %s]".formatted(databases, host);
  }
}
