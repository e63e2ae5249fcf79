package dev.cleanslate.orchestrator.surface;

import dev.cleanslate.orchestrator.api.security.Gatekeeper;
import dev.cleanslate.orchestrator.api.security.Tokens;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Who is let in to the surfaces. What is none of theirs is left to the rules of `/v1`.
@Configuration(proxyBeanMethods = false)
class SurfaceSecurity {
  @Bean
  @Order(1)
  SecurityFilterChain healthIsOpen(HttpSecurity http) {
    return plain(http)
        .securityMatcher(
            PathPatternRequestMatcher.withDefaults()
                .matcher(HttpMethod.GET, OpenHealthEndpoint.PATH))
        .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain surfacesWithTokens(
      HttpSecurity http, Surfaces surfaces, ObjectProvider<JwtDecoder> decoders) {
    Gatekeeper gatekeeper = new Gatekeeper(surfaces::refuse);
    return plain(http)
        .securityMatcher(surfaces.calls(SurfaceSettings.Auth.TOKEN))
        .authorizeHttpRequests(calls ->
            calls
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/**")
                .hasAnyAuthority(Tokens.READ, Tokens.OWN)
                .requestMatchers(HttpMethod.HEAD, "/**")
                .hasAnyAuthority(Tokens.READ, Tokens.OWN)
                .anyRequest()
                .hasAnyAuthority(Tokens.WRITE, Tokens.OWN))
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt ->
                    jwt.decoder(token -> decoders.getObject().decode(token))
                        .jwtAuthenticationConverter(new Tokens()))
                .authenticationEntryPoint(gatekeeper)
                .accessDeniedHandler(gatekeeper))
        .exceptionHandling(refusals ->
            refusals.authenticationEntryPoint(gatekeeper).accessDeniedHandler(gatekeeper))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain surfacesOfThisMachine(HttpSecurity http, Surfaces surfaces) {
    return plain(http)
        .securityMatcher(surfaces.calls(SurfaceSettings.Auth.LOOPBACK_ONLY))
        .addFilterBefore(new LoopbackOnly(surfaces), AuthorizationFilter.class)
        .authorizeHttpRequests(calls ->
            calls
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .authenticated())
        .build();
  }

  private static HttpSecurity plain(HttpSecurity http) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }
}
