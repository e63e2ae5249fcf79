package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// Signing in at an identity provider (OpenID Connect), where one is configured. What it grants is
/// taken like a token that was pasted: the access token must be one that `/v1` takes.
@Component
final class SignInElsewhere {
  /// Where visitors are sent from, with the provider's name behind it.
  static final String FROM = "/sign-in/with";

  private static final String BACK = "/sign-in/back/*";

  private final ObjectProvider<ClientRegistrationRepository> clients;
  private final Admission admission;

  SignInElsewhere(ObjectProvider<ClientRegistrationRepository> clients, Admission admission) {
    this.clients = clients;
    this.admission = admission;
  }

  /// A provider to sign in at.
  record Provider(String id, String name) {}

  /// Those that are configured.
  List<Provider> providers() {
    return clients.getIfAvailable() instanceof Iterable<?> all
        ? StreamSupport.stream(all.spliterator(), false)
            .filter(ClientRegistration.class::isInstance)
            .map(ClientRegistration.class::cast)
            .map(one -> new Provider(one.getRegistrationId(), one.getClientName()))
            .toList()
        : List.of();
  }

  /// Adds it to the page's security, where there is a provider.
  void addTo(HttpSecurity http) {
    if (!providers().isEmpty()) {
      http.oauth2Login(this::login);
    }
  }

  private void login(OAuth2LoginConfigurer<HttpSecurity> login) {
    login
        .loginPage("/sign-in")
        .authorizationEndpoint(
            asking -> asking.baseUri(FROM).authorizationRequestRepository(new AskedElsewhere()))
        .redirectionEndpoint(back -> back.baseUri(BACK))
        .authorizedClientRepository(new ClientOfThisRequest())
        .successHandler((request, response, _) -> enter(request, response))
        .failureHandler(SignInElsewhere::refuse);
  }

  private void enter(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String token = ClientOfThisRequest.token(request);
    String refusal =
        token == null
            ? "The identity provider granted no token."
            : admission.refusal(token, request, response);
    if (refusal == null) {
      goOn(response, AskedElsewhere.next(request));
    } else {
      PageErrors.send(request, response, problem(refusal));
    }
  }

  /// A redirect would still count as coming from the other site, and the cookie would stay behind:
  /// the browser is asked to go on from here.
  private static void goOn(HttpServletResponse response, String next) throws IOException {
    String path = HtmlUtils.htmlEscape(next);
    response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
    response
        .getWriter()
        .write(
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Signed in · Cleanslate</title>
            <meta http-equiv="refresh" content="0;url=%1$s"></head>
            <body><p>You are signed in. <a href="%1$s">Go on</a></p></body></html>
            """
                .formatted(path));
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    PageErrors.send(
        request,
        response,
        problem("The identity provider’s answer did not hold, or came too late. Sign in again."));
  }

  private static Problem problem(String detail) {
    return Problem.of(403, "not-signed-in", "You could not be signed in", detail);
  }
}
