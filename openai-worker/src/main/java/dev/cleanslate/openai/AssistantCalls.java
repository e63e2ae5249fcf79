package dev.cleanslate.openai;

import com.google.errorprone.annotations.MustBeClosed;
import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpResponse;
import com.openai.models.beta.assistants.AssistantListParams;

/// The calls for assistants, for endpoints that still serve them.
@SuppressWarnings("deprecation") // The provider retired them; other endpoints still serve them.
final class AssistantCalls implements ObjectKind.Calls {
  @Override
  @MustBeClosed
  public HttpResponse get(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client.beta().assistants().retrieve(place.id(), options);
  }

  @Override
  @MustBeClosed
  public HttpResponse delete(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client.beta().assistants().delete(place.id(), options);
  }

  @Override
  @MustBeClosed
  public HttpResponse list(
      OpenAIClient.WithRawResponse client,
      String parent,
      ObjectKind.PageWish wish,
      RequestOptions options) {
    AssistantListParams params =
        AssistantListParams.builder()
            .after(wish.cursor())
            .limit(wish.limit())
            .order(AssistantListParams.Order.of(wish.order()))
            .build();
    return client.beta().assistants().list(params, options);
  }
}
