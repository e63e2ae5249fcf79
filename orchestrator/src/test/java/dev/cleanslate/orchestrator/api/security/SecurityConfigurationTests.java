package dev.cleanslate.orchestrator.api.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class SecurityConfigurationTests {
  private final SecurityConfiguration configuration = new SecurityConfiguration();

  @Test
  void withoutAKeyAndWithoutAnIssuerItDoesNotStartAndSaysWhatIsMissing() {
    var nothing = new StaticListableBeanFactory().getBeanProvider(JwtDecoder.class);

    assertThatThrownBy(() -> SecurityConfiguration.required(nothing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cleanslate.security.public-key")
        .hasMessageContaining("spring.security.oauth2.resourceserver.jwt.issuer-uri");
  }

  @Test
  void aKeyThatIsNotThereOrNoneStopsTheStartAndNamesTheSetting() {
    Resource missing = new FileSystemResource("/nowhere/public.pem");
    Resource nonsense =
        new ByteArrayResource(
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
                .getBytes(StandardCharsets.US_ASCII));
    Resource other = new ByteArrayResource("secret".getBytes(StandardCharsets.US_ASCII));

    for (Resource location : new Resource[] {missing, nonsense, other}) {
      assertThatThrownBy(() -> configuration.publicKeyDecoder(location))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("cleanslate.security.public-key says")
          .hasMessageNotContaining("secret");
    }
  }
}
