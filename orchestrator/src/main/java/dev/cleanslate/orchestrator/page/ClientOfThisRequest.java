package dev.cleanslate.orchestrator.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/// Remembers what an identity provider granted for as long as the request lasts that brought it:
/// what is needed of it goes into the visitor's cookie.
final class ClientOfThisRequest implements OAuth2AuthorizedClientRepository {
  private static final String NAME = ClientOfThisRequest.class.getName();

  /// The token that was granted in this request; absent where none was.
  static @Nullable String token(HttpServletRequest request) {
    return request.getAttribute(NAME) instanceof OAuth2AuthorizedClient client
        ? client.getAccessToken().getTokenValue()
        : null;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
      String registration, Authentication visitor, HttpServletRequest request) {
    return (T) request.getAttribute(NAME);
  }

  @Override
  public void saveAuthorizedClient(
      OAuth2AuthorizedClient client,
      Authentication visitor,
      HttpServletRequest request,
      HttpServletResponse response) {
    request.setAttribute(NAME, client);
  }

  @Override
  public void removeAuthorizedClient(
      String registration,
      Authentication visitor,
      HttpServletRequest request,
      HttpServletResponse response) {
    request.removeAttribute(NAME);
  }
}
