package dev.cleanslate.openai;

import com.google.errorprone.annotations.MustBeClosed;
import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpResponse;

/// The calls for conversations, which cannot be listed.
final class ConversationCalls implements ObjectKind.Calls {
  @Override
  @MustBeClosed
  public HttpResponse get(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client.conversations().retrieve(place.id(), options);
  }

  @Override
  @MustBeClosed
  public HttpResponse delete(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client.conversations().delete(place.id(), options);
  }

  @Override
  @MustBeClosed
  public HttpResponse list(
      OpenAIClient.WithRawResponse client,
      String parent,
      ObjectKind.PageWish wish,
      RequestOptions options) {
    throw new IllegalStateException("conversations cannot be listed");
  }
}
