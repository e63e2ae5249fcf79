package dev.cleanslate.storage;

import dev.cleanslate.worker.cloud.CallName;
import dev.cleanslate.worker.cloud.ProviderPath;
import dev.cleanslate.worker.cloud.ProviderTime;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Tells the span of the present call which request it is, and how it was answered: whether it goes
/// to a bucket or to a key in it, and never to which. Notes what time the answer tells.
final class Spoken implements ExecutionInterceptor {
  /// What a request may ask of a bucket or a key, other than itself; of what its query has, only
  /// these words are told.
  private static final List<String> PARTS = List.of("delete", "uploads", "versions");

  @Override
  public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
    String part =
        PARTS.stream()
            .filter(call.httpRequest().rawQueryParameters()::containsKey)
            .findFirst()
            .map(word -> "?" + word)
            .orElse("");
    ProviderPath.tell(call.httpRequest().method().name(), template(call.request()) + part);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    if (operation != null) {
      CallName.ofOperation(operation);
    }
  }

  private static String template(SdkRequest request) {
    if (request.getValueForField("Bucket", String.class).isEmpty()) {
      return "/";
    }
    return request.getValueForField("Key", String.class).isEmpty()
        ? "/{bucket}"
        : "/{bucket}/{key}";
  }

  @Override
  public void afterTransmission(Context.AfterTransmission call, ExecutionAttributes attributes) {
    ProviderPath.answered(call.httpResponse().statusCode());
    ProviderTime.told(call.httpResponse().firstMatchingHeader("Date").orElse(null));
  }
}
