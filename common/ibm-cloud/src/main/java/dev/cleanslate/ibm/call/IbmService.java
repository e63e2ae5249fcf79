package dev.cleanslate.ibm.call;

import com.ibm.cloud.sdk.core.http.RequestBuilder;
import com.ibm.cloud.sdk.core.http.ServiceCall;
import com.ibm.cloud.sdk.core.service.BaseService;
import java.net.URI;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import tools.jackson.databind.JsonNode;

/// The common ground of our clients: the vendor's library makes addresses, headers and errors, as
/// in its generated clients; answers stay JSON, so that nothing is lost that a model does not know.
/// A call is made only by [Api], which brings the token. Thread-safe.
public abstract class IbmService extends BaseService {
  /// @param url the root of the API, with its version
  @SuppressWarnings("this-escape") // The vendor's setters write fields, and no more.
  protected IbmService(String name, URI url, OkHttpClient client) {
    super(name, new Bearing.Bearer());
    setServiceUrl(url.toString());
    setClient(client);
  }

  /// An address below the root; each value in braces becomes one part of the path.
  protected final HttpUrl address(String path, Map<String, String> values) {
    return RequestBuilder.resolveRequestUrl(getServiceUrl(), path, values);
  }

  /// A call that is answered with an object.
  protected final ServiceCall<JsonNode> reading(RequestBuilder request) {
    return createServiceCall(request.header("Accept", "application/json").build(), Bodies.OBJECT);
  }

  /// A call whose answer's body says nothing that is needed.
  protected final ServiceCall<Void> changing(RequestBuilder request) {
    return createServiceCall(request.build(), Bodies.NOTHING);
  }
}
