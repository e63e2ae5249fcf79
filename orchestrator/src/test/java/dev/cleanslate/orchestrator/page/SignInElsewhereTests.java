package dev.cleanslate.orchestrator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.OrchestratorApplication;
import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.testkit.TestPostgres;
import java.net.URI;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Signing in at an identity provider, from the button to the page, against one that really issues
/// codes and tokens.
@Tag("full")
class SignInElsewhereTests {
  private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
  private static ConfigurableApplicationContext orchestrator;

  @BeforeAll
  static void begin() {
    PROVIDER.start(java.net.InetAddress.getLoopbackAddress(), 0);
    String issuer = PROVIDER.issuerUrl("acme").toString();
    var database = TestPostgres.fleetingDatabase();
    String client = "--spring.security.oauth2.client.";
    orchestrator =
        new SpringApplicationBuilder(OrchestratorApplication.class)
            .properties(OrchestratorApplication.CONFIG)
            .run(
                "--server.port=0",
                "--cleanslate.kafka.enabled=false",
                "--cleanslate.catalog=classpath:api-catalog.yaml",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer,
                client + "registration.acme.client-id=cleanslate",
                client + "registration.acme.client-secret=of-this-test",
                client + "registration.acme.client-name=Acme",
                client + "registration.acme.scope=openid",
                client + "registration.acme.authorization-grant-type=authorization_code",
                client + "registration.acme.redirect-uri={baseUrl}/sign-in/back/acme",
                client + "provider.acme.issuer-uri=" + issuer,
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + TestPostgres.USER,
                "--spring.datasource.password=" + TestPostgres.PASSWORD);
  }

  @AfterAll
  static void end() {
    orchestrator.close();
    PROVIDER.shutdown();
  }

  @Test
  void whoIsKnownThereIsLetInHereAndComesToThePageTheyWanted() {
    Visitor visitor = visitor();
    assertThat(visitor.get("/sign-in").body()).contains("Sign in with Acme");
    grants(Map.of("tenant", "acme", "scope", "cleanslate.read"));

    Client.Answer back = backFrom(visitor, "/sign-in/with/acme?next=%2Fdeletions");

    assertThat(back.status()).isEqualTo(200);
    assertThat(back.body()).contains("0;url=/deletions");
    assertThat(visitor.get("/deletions").body()).contains("ann · tenant acme");
  }

  @Test
  void aTokenThatWouldNotDoHereLetsNobodyIn() {
    Visitor visitor = visitor();
    grants(Map.of("scope", "cleanslate.read"));

    Client.Answer back = backFrom(visitor, "/sign-in/with/acme");

    assertThat(back.status()).isEqualTo(403);
    assertThat(back.body()).contains("You could not be signed in", "tenant");
    assertThat(visitor.get("/deletions").status()).isEqualTo(302);
  }

  @Test
  void anAnswerThatNobodyAskedForLetsNobodyIn() {
    Visitor asked = visitor();
    Visitor other = visitor();
    grants(Map.of("tenant", "acme", "scope", "cleanslate.read"));

    String answer = answer(asked, "/sign-in/with/acme");

    assertThat(other.get(answer).status()).isEqualTo(403);
    assertThat(other.get("/deletions").status()).isEqualTo(302);
  }

  private static void grants(Map<String, Object> claims) {
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback("acme", "ann", "JWT", List.of("cleanslate"), claims, 600));
  }

  private static Client.Answer backFrom(Visitor visitor, String path) {
    return visitor.get(answer(visitor, path));
  }

  /// Goes to the provider, and answers the path that it sends the visitor back to.
  private static String answer(Visitor visitor, String path) {
    String there = visitor.get(path).header("location");
    assertThat(there).startsWith(PROVIDER.issuerUrl("acme").toString());
    URI back = URI.create(visitor.follow(URI.create(there)).header("location"));
    return back.getRawPath() + "?" + back.getRawQuery();
  }

  private static Visitor visitor() {
    return Visitor.at(
        orchestrator.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
  }
}
