package dev.cleanslate.orchestrator.api.security;

import dev.cleanslate.orchestrator.api.http.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.InputStream;
import java.security.interfaces.RSAPublicKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String KEY = "cleanslate.security.public-key";
  private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

  @Bean
  @ConditionalOnProperty(KEY)
  JwtDecoder publicKeyDecoder(@Value("${" + KEY + "}") Resource location) {
    return NimbusJwtDecoder.withPublicKey(key(location)).build();
  }

  @Bean
  SecurityFilterChain everythingNeedsAToken(
      HttpSecurity http, ObjectProvider<JwtDecoder> decoders) {
    JwtDecoder decoder = required(decoders);
    Gatekeeper gatekeeper = new Gatekeeper(ProblemWriter::write);
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(calls ->
            calls
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/livez")
                .permitAll()
                .requestMatchers("/operator/**")
                .hasAuthority(Tokens.OPERATE)
                .requestMatchers(HttpMethod.GET, "/**")
                .hasAuthority(Tokens.READ)
                .requestMatchers(HttpMethod.HEAD, "/**")
                .hasAuthority(Tokens.READ)
                .anyRequest()
                .hasAuthority(Tokens.WRITE))
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(new Tokens()))
                .authenticationEntryPoint(gatekeeper)
                .accessDeniedHandler(gatekeeper))
        .exceptionHandling(refusals ->
            refusals.authenticationEntryPoint(gatekeeper).accessDeniedHandler(gatekeeper))
        .build();
  }

  /// Ids of owners may hold slashes and percent signs, which come encoded.
  @Bean
  StrictHttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowSemicolon(true);
    firewall.setAllowBackSlash(true);
    return firewall;
  }

  static JwtDecoder required(ObjectProvider<JwtDecoder> decoders) {
    JwtDecoder decoder = decoders.getIfAvailable();
    if (decoder == null) {
      throw new IllegalStateException(
          "Nobody could be let in: say in %s where the public key is that tokens are checked with (an X.509 RSA key in PEM), or in %s who issues them."
              .formatted(KEY, ISSUER));
    }
    return decoder;
  }

  private static RSAPublicKey key(Resource location) {
    try (InputStream pem = location.getInputStream()) {
      RSAPublicKey key = RsaKeyConverters.x509().convert(pem);
      if (key != null) {
        return key;
      }
    } catch (IOException | IllegalArgumentException failure) {
      throw unusable(location, failure);
    }
    throw unusable(location, null);
  }

  private static IllegalStateException unusable(
      Resource location, @org.jspecify.annotations.Nullable Exception failure) {
    return new IllegalStateException(
        "%s says %s, where there is no X.509 RSA public key in PEM that could be read."
            .formatted(KEY, location.getDescription()),
        failure);
  }
}
