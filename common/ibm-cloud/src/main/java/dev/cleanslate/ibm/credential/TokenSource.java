package dev.cleanslate.ibm.credential;

import com.ibm.cloud.sdk.core.security.ContainerAuthenticator;
import com.ibm.cloud.sdk.core.security.IamAssumeAuthenticator;
import com.ibm.cloud.sdk.core.security.IamAuthenticator;
import com.ibm.cloud.sdk.core.security.IamToken;
import com.ibm.cloud.sdk.core.security.VpcInstanceAuthenticator;
import java.net.URI;
import okhttp3.OkHttpClient;

/// Asks a token service for a token, once each time; the vendor's library forms the requests. What
/// goes wrong is thrown, or stands in the token's own exception. Thread-safe.
@FunctionalInterface
public interface TokenSource {
  /// A new token.
  IamToken ask();

  /// The source that a login needs.
  ///
  /// @param iam the root of the identity service
  /// @param metadata the root of the instance metadata service
  static TokenSource of(Login login, URI iam, URI metadata, OkHttpClient client) {
    return switch (login.way()) {
      case API_KEY -> apiKey(login, iam, client);
      case CONTAINER -> container(login, iam, client);
      case ASSUME -> assumed(login, iam, client);
      case VPC_INSTANCE -> instance(login, metadata, client);
    };
  }

  private static TokenSource apiKey(Login login, URI iam, OkHttpClient client) {
    IamAuthenticator authenticator =
        new IamAuthenticator.Builder().apikey(login.apiKey()).url(iam.toString()).build();
    authenticator.setClient(client);
    return authenticator::requestToken;
  }

  private static TokenSource container(Login login, URI iam, OkHttpClient client) {
    ContainerAuthenticator authenticator =
        new ContainerAuthenticator.Builder()
            .crTokenFilename(login.tokenFile())
            .iamProfileId(login.profileId())
            .iamProfileName(login.profileName())
            .url(iam.toString())
            .build();
    authenticator.setClient(client);
    return authenticator::requestToken;
  }

  private static TokenSource assumed(Login login, URI iam, OkHttpClient client) {
    IamAssumeAuthenticator authenticator =
        new IamAssumeAuthenticator.Builder()
            .apikey(login.apiKey())
            .iamProfileId(login.profileId())
            .iamProfileName(login.profileName())
            .iamAccountId(login.profileId() == null ? login.accountId() : null)
            .url(iam.toString())
            .client(client)
            .build();
    return authenticator::requestToken;
  }

  private static TokenSource instance(Login login, URI metadata, OkHttpClient client) {
    VpcInstanceAuthenticator authenticator =
        new VpcInstanceAuthenticator.Builder()
            .iamProfileId(login.profileId())
            .url(metadata.toString())
            .build();
    authenticator.setClient(client);
    return authenticator::requestToken;
  }
}
