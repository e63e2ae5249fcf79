package dev.cleanslate.ibm.call;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// The HTTP client of all calls. It sends each request once: it neither repeats after a lost
/// connection, nor follows a redirection (which would turn a DELETE into a GET), nor sends again on
/// its own what was answered `503` with `Retry-After: 0`.
public final class Connections {
  private Connections() {}

  /// A client.
  ///
  /// @param timeout the longest a token call may take; the others end with their guard's limit
  /// @param idle connections that are kept
  public static OkHttpClient open(Duration timeout, int idle) {
    return new OkHttpClient.Builder()
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .callTimeout(Duration.ofSeconds(35))
        .connectTimeout(timeout)
        .readTimeout(timeout)
        .writeTimeout(timeout)
        .connectionPool(new ConnectionPool(idle, 1, TimeUnit.MINUTES))
        .addInterceptor(new Spoken())
        .addInterceptor(new Bearing.TimeKeeper())
        .addNetworkInterceptor(new Once())
        .build();
  }

  /// Closes what is idle, and the threads.
  public static void close(OkHttpClient client) {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /// Hides the header that would make the client send again; no wait is what its absence means too.
  private static final class Once implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Response response = chain.proceed(chain.request());
      boolean wouldRepeat =
          response.code() == 503 && "0".equals(response.header("Retry-After", ""));
      return wouldRepeat ? response.newBuilder().removeHeader("Retry-After").build() : response;
    }
  }
}
