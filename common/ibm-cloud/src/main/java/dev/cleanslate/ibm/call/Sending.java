package dev.cleanslate.ibm.call;

import com.ibm.cloud.sdk.core.http.ServiceCall;

/// One request as a client makes it ready. Asked for anew each time it is sent.
@FunctionalInterface
public interface Sending {
  /// The call, not yet sent.
  ServiceCall<?> call();
}
