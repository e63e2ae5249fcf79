package dev.cleanslate.ibm.call;

import com.ibm.cloud.sdk.core.security.Authenticator;
import com.ibm.cloud.sdk.core.security.AuthenticatorBase;
import dev.cleanslate.ibm.credential.Token;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// With which token, and until when, the present thread makes its call. Bound around each single
/// call, so that the token that was asked for is the one that is sent.
record Bearing(Token token, Duration limit) {
  static final ScopedValue<Bearing> PRESENT = ScopedValue.newInstance();

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

  /// Sends the token of the present call.
  static final class Bearer implements Authenticator {
    @Override
    public String authenticationType() {
      return Authenticator.AUTHTYPE_BEARER_TOKEN;
    }

    @Override
    public void validate() {
      // A token is there, or there is no call.
    }

    @Override
    public void authenticate(Request.Builder request) {
      String token = PRESENT.get().token().value();
      request.header("Authorization", AuthenticatorBase.constructBearerTokenAuthHeader(token));
    }
  }

  /// Keeps the time limit of the present call.
  static final class TimeKeeper implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      if (!PRESENT.isBound()) {
        return chain.proceed(chain.request());
      }
      Duration limit = PRESENT.get().limit();
      int most = Math.toIntExact(Math.max(1, limit.toMillis()));
      int connect = Math.toIntExact(Math.min(most, LONGEST_CONNECT.toMillis()));
      return chain
          .withConnectTimeout(connect, TimeUnit.MILLISECONDS)
          .withReadTimeout(most, TimeUnit.MILLISECONDS)
          .withWriteTimeout(most, TimeUnit.MILLISECONDS)
          .proceed(chain.request());
    }
  }
}
