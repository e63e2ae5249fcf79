package dev.cleanslate.openai;

import com.google.errorprone.annotations.MustBeClosed;
import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpResponse;
import com.openai.models.files.FileListParams;

/// The calls for files.
final class FileCalls implements ObjectKind.Calls {
  @Override
  @MustBeClosed
  public HttpResponse get(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client.files().retrieve(place.id(), options);
  }

  @Override
  @MustBeClosed
  public HttpResponse delete(
      OpenAIClient.WithRawResponse client, ObjectKind.Place place, RequestOptions options) {
    return client.files().delete(place.id(), options);
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
            .after(wish.cursor())
            .limit(wish.limit())
            .order(FileListParams.Order.of(wish.order()))
            .build();
    return client.files().list(params, options);
  }
}
