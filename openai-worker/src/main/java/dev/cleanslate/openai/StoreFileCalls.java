package dev.cleanslate.openai;

import com.google.errorprone.annotations.MustBeClosed;
import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpResponse;
import com.openai.models.vectorstores.files.FileDeleteParams;
import com.openai.models.vectorstores.files.FileListParams;
import com.openai.models.vectorstores.files.FileRetrieveParams;

/// The calls for files in a vector store; they link to a file and are not the file.
final class StoreFileCalls implements ObjectKind.Calls {
  @Override
  @MustBeClosed
  public HttpResponse get(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client
        .vectorStores()
        .files()
        .retrieve(
            FileRetrieveParams.builder().vectorStoreId(place.parent()).fileId(place.id()).build(),
            options);
  }

  @Override
  @MustBeClosed
  public HttpResponse delete(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client
        .vectorStores()
        .files()
        .delete(
            FileDeleteParams.builder().vectorStoreId(place.parent()).fileId(place.id()).build(),
            options);
  }

  @Override
  @MustBeClosed
  public HttpResponse list(
      OpenAIClient.WithRawResponse client,
      String parent,
      ObjectKind.PageWish wish,
      RequestOptions options) {
    FileListParams params =
        FileListParams.builder()
            .vectorStoreId(parent)
            .after(wish.cursor())
            .limit(wish.limit())
            .order(FileListParams.Order.of(wish.order()))
            .build();
    return client.vectorStores().files().list(params, options);
  }
}
