package dev.cleanslate.simulator.ibm;

import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import com.ibm.cloud.sdk.core.http.RequestBuilder;
import com.ibm.cloud.sdk.core.http.Response;
import com.ibm.cloud.sdk.core.http.ResponseConverter;
import com.ibm.cloud.sdk.core.security.Authenticator;
import com.ibm.cloud.sdk.core.service.BaseService;
import com.ibm.cloud.sdk.core.util.ResponseConverterUtils;
import java.net.URI;
import okhttp3.HttpUrl;

/// A client as the vendor's generated ones are: on `sdk-core`, with the query that VPC asks for.
final class IbmClient extends BaseService {
  private final boolean isVpc;

  IbmClient(URI base, boolean isVpc, Authenticator authenticator) {
    super(isVpc ? "vpc" : "dns_svcs", authenticator);
    this.isVpc = isVpc;
    setServiceUrl(base.toString());
  }

  Response<JsonObject> get(String path) {
    return call(RequestBuilder.get(url(path)), object());
  }

  Response<JsonObject> deleteWithBody(String path) {
    return call(RequestBuilder.delete(url(path)), object());
  }

  Response<Void> delete(String path) {
    return call(RequestBuilder.delete(url(path)), ResponseConverterUtils.getVoid());
  }

  Response<Void> stop(String path) {
    JsonObject hard = new JsonObject();
    hard.addProperty("type", "hard");
    return call(RequestBuilder.post(url(path)).bodyJson(hard), ResponseConverterUtils.getVoid());
  }

  private HttpUrl url(String path) {
    return RequestBuilder.resolveRequestUrl(getServiceUrl(), path);
  }

  private <T> Response<T> call(RequestBuilder request, ResponseConverter<T> converter) {
    if (isVpc) {
      request.query("version", "2026-03-24").query("generation", "2");
    }
    request.header("Accept", "application/json");
    return createServiceCall(request.build(), converter).execute();
  }

  private static ResponseConverter<JsonObject> object() {
    return ResponseConverterUtils.getValue(new TypeToken<JsonObject>() {}.getType());
  }
}
