package dev.cleanslate.host.kind;

import java.util.Locale;

/// The four looks at a host. Each can be switched off; what it would have seen can then not be
/// verified.
public enum Check {
  /// Whether a process is there.
  THREAD_PROCESSES,
  /// Whether a route is there.
  ROUTING_TABLE,
  /// Whether an interface is there.
  VPN_INTERFACES,
  /// Whether a configuration names an instance.
  CONFIGURATION_FILES;

  /// The setting that switches it.
  public String setting() {
    return "cleanslate.host.checks." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
