package dev.cleanslate.testkit.worker;

import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.ResourceHandler;
import java.time.Duration;
import java.util.Optional;

/// One kind of resource at a provider that fails on demand, with the handler that is tested. Made
/// anew for each test.
public interface ProviderStage {
  /// The handler, with a client library that repeats nothing on its own, a guard that sends a
  /// request up to three times, and waits that only turn the stage's clock.
  ResourceHandler handler();

  /// Creates a resource; the target names the account it is in.
  Target create();

  /// A well-formed target, in the credential's account, of what never was there.
  Target missing();

  /// The same target, but with a proof of sameness that is wrong; empty where the kind knows none.
  Optional<Target> mistaken(Target target);

  /// Makes requests fail from now on.
  ///
  /// @param times how many of them
  void trouble(Where where, Trouble trouble, int times);

  /// Whether the provider really has it.
  boolean isThere(Target target);

  /// Requests that reached the provider, of any sort.
  int requests();

  /// Requests that delete which reached the provider.
  int deletions();

  /// How long the guard waited in all.
  Duration waited();

  /// The credential, which must never be shown.
  String secret();

  /// Which requests are struck.
  enum Where {
    /// Those that delete the resource.
    DELETING,
    /// Those that read the resource itself.
    READING,
    /// Those that a 404 needs as a control.
    CONTROL
  }

  /// What happens to them.
  enum Trouble {
    /// No answer in time.
    SLOW,
    /// Carried out, and the connection cut before the answer.
    CUT_AFTER_APPLYING,
    /// Not carried out, and the connection cut.
    CUT_BEFORE_APPLYING,
    /// 429 with `Retry-After: 1`.
    THROTTLED_FOR_A_SECOND,
    /// 429 with a `Retry-After` of a year.
    THROTTLED_FOR_A_YEAR,
    /// 401.
    CREDENTIAL_REFUSED,
    /// 403.
    FORBIDDEN,
    /// 409.
    IN_CONFLICT,
    /// 500.
    BROKEN,
    /// 503.
    OVERLOADED,
    /// A 200 whose body is not what it should be.
    GARBLED,
    /// A 404 that does not come from the provider's API.
    FOREIGN_404
  }
}
