package dev.cleanslate.openai;

import com.google.errorprone.annotations.MustBeClosed;
import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpResponse;
import com.openai.models.conversations.items.ItemDeleteParams;
import com.openai.models.conversations.items.ItemListParams;
import com.openai.models.conversations.items.ItemRetrieveParams;

/// The calls for the items of a conversation.
final class ItemCalls implements ObjectKind.Calls {
  @Override
  @MustBeClosed
  public HttpResponse get(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client
        .conversations()
        .items()
        .retrieve(
            ItemRetrieveParams.builder().conversationId(place.parent()).itemId(place.id()).build(),
            options);
  }

  @Override
  @MustBeClosed
  public HttpResponse delete(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client
        .conversations()
        .items()
        .delete(
            ItemDeleteParams.builder().conversationId(place.parent()).itemId(place.id()).build(),
            options);
  }

  @Override
  @MustBeClosed
  public HttpResponse list(
      OpenAIClient.WithRawResponse client,
      String parent,
      ObjectKind.PageWish wish,
      RequestOptions options) {
    ItemListParams params =
        ItemListParams.builder()
            .conversationId(parent)
            .after(wish.cursor())
            .limit(wish.limit())
            .order(ItemListParams.Order.of(wish.order()))
            .build();
    return client.conversations().items().list(params, options);
  }
}
