package dev.cleanslate.orchestrator.surface.vpn;

/// The parts of an instance that its deletion is made of, as the VPN manager named them, and the
/// kind of resource that each is. Verification is all of them, looked at.
enum Component {
  THREAD_TERMINATION("host.process", "thread_verification"),
  ROUTING_RULES_CLEAR("host.route", "routing_verification"),
  VPN_DISCONNECT("host.interface", "vpn_verification"),
  CONFIGURATION_UPDATE("host.config_file", "configuration_verification");

  /// The name of the last component, which is no kind.
  static final String VERIFICATION_JOB = "VERIFICATION_JOB";

  private final String kind;
  private final String report;

  Component(String kind, String report) {
    this.kind = kind;
    this.report = report;
  }

  /// As the catalog names it.
  String kind() {
    return kind;
  }

  /// As the verification report names it.
  String report() {
    return report;
  }
}
