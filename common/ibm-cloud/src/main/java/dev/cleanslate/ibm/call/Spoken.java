package dev.cleanslate.ibm.call;

import dev.cleanslate.worker.cloud.ProviderPath;
import dev.cleanslate.worker.cloud.ProviderTime;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/// Tells the span of the present call which request it is, and how it was answered; and what time
/// the answer tells.
final class Spoken implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    ProviderPath.tell(chain.request().method(), chain.request().url().pathSegments());
    Response response = chain.proceed(chain.request());
    ProviderPath.answered(response.code());
    ProviderTime.told(response.header("Date"));
    return response;
  }
}
