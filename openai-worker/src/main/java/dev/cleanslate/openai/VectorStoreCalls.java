package dev.cleanslate.openai;

import com.google.errorprone.annotations.MustBeClosed;
import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpResponse;
import com.openai.models.vectorstores.VectorStoreListParams;

/// The calls for vector stores.
final class VectorStoreCalls implements ObjectKind.Calls {
  @Override
  @MustBeClosed
  public HttpResponse get(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client.vectorStores().retrieve(place.id(), options);
  }

  @Override
  @MustBeClosed
  public HttpResponse delete(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client.vectorStores().delete(place.id(), options);
  }

  @Override
  @MustBeClosed
  public HttpResponse list(
      OpenAIClient.WithRawResponse client,
      String parent,
      ObjectKind.PageWish wish,
      RequestOptions options) {
    VectorStoreListParams params =
        VectorStoreListParams.builder()
            .after(wish.cursor())
            .limit(wish.limit())
            .order(VectorStoreListParams.Order.of(wish.order()))
            .build();
    return client.vectorStores().list(params, options);
  }
}
