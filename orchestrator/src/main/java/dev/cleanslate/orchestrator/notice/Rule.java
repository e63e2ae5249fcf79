package dev.cleanslate.orchestrator.notice;

import java.util.Set;

/// Which notices go to which channels. What is empty excludes nothing; a rule that names owner
/// types tells nothing that is about a whole tenant.
///
/// @param severity the least that is told; that something ended is told to whom its beginning was,
///   however much it mattered
record Rule(
    Set<String> channels,
    Set<Matter> matters,
    Set<String> tenants,
    Set<String> ownerTypes,
    Severity severity) {

  boolean matches(Notice notice) {
    return matters.contains(notice.matter())
        && (notice.ends() || notice.severity().isAtLeast(severity))
        && (tenants.isEmpty() || tenants.contains(notice.tenant()))
        && (ownerTypes.isEmpty()
            || (notice.owner() != null && ownerTypes.contains(notice.owner().type())));
  }
}
