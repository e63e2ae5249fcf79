package dev.cleanslate.simulator.ibm;

import java.time.Instant;

/// What a token proves.
///
/// @param account the IAM account, 32 hexadecimal digits
/// @param subject who holds it, as `iam_id` says it
public record Grant(String account, String subject, Use use, Instant issued, Instant expires) {
  /// What a token may be shown to.
  public enum Use {
    /// Services.
    ACCESS,
    /// The instance metadata service only.
    INSTANCE
  }
}
