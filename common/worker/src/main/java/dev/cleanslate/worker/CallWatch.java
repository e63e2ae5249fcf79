package dev.cleanslate.worker;

import java.time.Duration;

/// Sees every request that is sent to a provider. Thread-safe.
@FunctionalInterface
public interface CallWatch {
  /// A request was dealt with.
  ///
  /// @param provider the account or place that was asked, as its guard is called; no credential
  /// @param outcome `good`, `rejected` (4xx, 501), `throttled` (429), `failed` (5xx, or the client
  ///   failed) or `silent` (no answer that could be read)
  void called(String provider, String outcome, Duration took);
}
