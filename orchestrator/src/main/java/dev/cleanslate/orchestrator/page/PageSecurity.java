package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Tokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who is let in to the page: by the cookie, and by nothing else. The cookie counts here only, and
/// whatever changes something must bring the token that this page was made with.
@Configuration(proxyBeanMethods = false)
class PageSecurity {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  @Order(4)
  SecurityFilterChain pageWithCookie(
      HttpSecurity http, ObjectProvider<JwtDecoder> decoders, SignInElsewhere elsewhere) {
    CookieSignIn signIn = new CookieSignIn(token -> decoders.getObject().decode(token));
    elsewhere.addTo(http);
    return http.securityMatcher(Routes::isPage)
        .csrf(csrf ->
            csrf.csrfTokenRepository(pageTokens())
                // Every request signs in anew by its cookie; forms must outlive that.
                .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(PageSecurity::strict)
        .addFilterBefore(signIn, AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(calls ->
            calls
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/sign-in/**", "/assets/**")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/sign-out")
                .permitAll()
                .requestMatchers("/orphans/**", "/resources/**", "/letters/**")
                .hasAnyAuthority(Tokens.READ)
                .requestMatchers(HttpMethod.POST, LivePage.LEFT)
                .hasAnyAuthority(Tokens.READ, Tokens.OWN)
                .requestMatchers(HttpMethod.GET, "/**")
                .hasAnyAuthority(Tokens.READ, Tokens.OWN)
                .anyRequest()
                .hasAnyAuthority(Tokens.WRITE, Tokens.OPERATE, Tokens.OWN))
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint(PageSecurity::askWho)
                .accessDeniedHandler(PageSecurity::refuse))
        .build();
  }

  private static void strict(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
  }

  private static CookieCsrfTokenRepository pageTokens() {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("cleanslate-page");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict").path("/"));
    return tokens;
  }

  /// A stranger is sent to sign in and comes back; a part of a page cannot be, and the page is
  /// asked to go there.
  private static void askWho(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
      throws IOException {
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", "/sign-in");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (request.getRequestURI().equals(LivePage.PATH)) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      String query = request.getQueryString();
      String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
      boolean back = request.getMethod().equals("GET") && !asked.equals("/");
      response.sendRedirect(
          "/sign-in" + (back ? "?next=" + URLEncoder.encode(asked, StandardCharsets.UTF_8) : ""));
    }
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    PageErrors.send(
        request, response, refused instanceof CsrfException ? stale() : Scopes.missing(request));
  }

  private static Problem stale() {
    return Problem.of(
        403,
        "stale-page",
        "The page was too old to act on",
        "Nothing was done. Reload the page, and try again.");
  }
}
