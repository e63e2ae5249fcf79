package dev.cleanslate.simulator.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.simulator.HandClock;
import dev.cleanslate.simulator.Probe;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.json.Json;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class IamRulesTests {
  private static final String TOKEN = "/iam/identity/token";
  private static final String GRANT = "grant_type=urn:ibm:params:oauth:grant-type:";
  private static final String BY_KEY = GRANT + "apikey&response_type=cloud_iam&apikey=";
  private static final String MINE = "51a0a7ed00000000000000000000acc1";
  private static final String OTHER = "0123456789abcdef0123456789abcdef";
  private static final String SOMETHING = "/vpc/us-south/v1/vpcs?version=2026-03-24&generation=2";

  private final HandClock clock = new HandClock();
  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults().withClock(clock));
  private final Probe probe = Probe.of(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void aTokenNamesItsAccountAndItsEnd() {
    var issued = probe.form(TOKEN, BY_KEY + "ibm-simulated");

    assertThat(issued.status()).isEqualTo(200);
    assertThat(issued.text("/token_type")).isEqualTo("Bearer");
    assertThat(issued.json().path("expires_in").asLong()).isEqualTo(3600);
    long end = clock.instant().getEpochSecond() + 3600;
    assertThat(issued.json().path("expiration").asLong()).isEqualTo(end);
    JsonNode claims = claims(issued.text("/access_token"));
    assertThat(claims.at("/account/bss").asString()).isEqualTo(MINE);
    assertThat(claims.path("exp").asLong()).isEqualTo(end);
    assertThat(claims.path("iam_id").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apikey&apikey=nobodys | 400 | BXNIM0415E",
        "apikey&apikey= | 400 | BXNIM0109E",
        "apikey | 400 | BXNIM0109E",
        "password&apikey=ibm-simulated | 400 | BXNIM0108E",
        "cr-token&profile_id=Profile-simulated | 400 | BXNIM0109E",
        "cr-token&cr_token=any&profile_id=Profile-none | 400 | BXNIM0523E",
        "cr-token&cr_token=any | 400 | BXNIM0109E",
        "assume&access_token=forged&profile_id=Profile-simulated | 401 | BXNIM0408E",
        "apikey&apikey=%zz | 400 | BXNIM0106E",
      })
  void whatIamRefusesComesInItsOwnEnvelope(String form, int status, String code) {
    var refused = probe.form(TOKEN, GRANT + form);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.json().propertyNames())
        .containsExactlyInAnyOrder("errorCode", "errorMessage", "context");
    assertThat(refused.text("/errorCode")).isEqualTo(code);
    assertThat(refused.body()).doesNotContain("nobodys");
  }

  @Test
  void computeResourcesAndProfilesGetTheTokenOfTheirProfilesAccount() {
    probe.post(
        "/_sim/keys", "{\"room\":\"iam\",\"profile\":\"Profile-b\",\"account\":\"" + OTHER + "\"}");

    var compute = probe.form(TOKEN, GRANT + "cr-token&cr_token=any&profile_id=Profile-b");
    String mine = probe.form(TOKEN, BY_KEY + "ibm-simulated").text("/access_token");
    var assumed =
        probe.form(TOKEN, GRANT + "assume&access_token=" + mine + "&profile_id=Profile-b");

    assertThat(claims(compute.text("/access_token")).at("/account/bss").asString())
        .isEqualTo(OTHER);
    assertThat(claims(assumed.text("/access_token")).at("/account/bss").asString())
        .isEqualTo(OTHER);
  }

  @Test
  void tokensCanBeWithoutAnAccountOrOpaqueAndAreGoodAllTheSame() {
    simulator.flip("iam", "tokens", "without-account");
    String bare = probe.form(TOKEN, BY_KEY + "ibm-simulated").text("/access_token");
    simulator.flip("iam", "tokens", "opaque");
    String opaque = probe.form(TOKEN, BY_KEY + "ibm-simulated").text("/access_token");

    assertThat(claims(bare).has("account")).isFalse();
    assertThat(opaque).doesNotContain(".");
    assertThat(new Probe(simulator, bare).get(SOMETHING).status()).isEqualTo(200);
    assertThat(new Probe(simulator, opaque).get(SOMETHING).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "a.b.c", "opq_aa_bb", "ibm-simulated"})
  void whatIamDidNotIssueIsRefused(String token) {
    var refused = new Probe(simulator, token).get(SOMETHING);

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("/errors/0/code")).isEqualTo("not_authorized");
    assertThat(refused.body()).doesNotContain(token);
  }

  @Test
  void aTokenThatWasTamperedWithIsRefused() {
    String token = probe.form(TOKEN, BY_KEY + "ibm-simulated").text("/access_token");
    String[] parts = token.split("\\.", -1);
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                claims(token)
                    .toString()
                    .replace(MINE, OTHER)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(
            new Probe(simulator, parts[0] + "." + forged + "." + parts[2]).get(SOMETHING).status())
        .isEqualTo(401);
  }

  @Test
  void aTokenExpiresButNotByTheClockTurnedByHand() {
    simulator.flip("iam", "token-seconds", "60");
    Probe mine = Probe.ibm(simulator);

    clock.turn(Duration.ofSeconds(59));
    assertThat(mine.get(SOMETHING).status()).isEqualTo(200);
    simulator.turn(Duration.ofHours(1));
    assertThat(mine.get(SOMETHING).status()).isEqualTo(200);
    clock.turn(Duration.ofSeconds(1));
    assertThat(mine.get(SOMETHING).status()).isEqualTo(401);
  }

  @Test
  void aTokenOutlivesAReset() {
    Probe mine = Probe.ibm(simulator);

    simulator.reset();

    assertThat(mine.get(SOMETHING).status()).isEqualTo(200);
  }

  @Test
  void objectsOfAnotherAccountAreNotThere() {
    simulator.admitIbm("ibm-b", OTHER);
    String vpc = simulator.objects().seed("vpc", 1).getFirst();
    String path = SOMETHING.replace("?", "/" + vpc + "?");
    Probe other = Probe.ibm(simulator, "ibm-b");

    assertThat(Probe.ibm(simulator).get(path).status()).isEqualTo(200);
    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(other.delete(path).status()).isEqualTo(404);
    assertThat(other.get(SOMETHING).json().path("vpcs")).isEmpty();
    assertThat(simulator.objects().has("vpc", vpc)).isTrue();
  }

  @Test
  void anInstanceGetsItsTokenFromTheMetadataService() {
    String place = "/metadata/instance_identity/v1/";
    var identity =
        probe.send(
            probe
                .request(place + "token?version=2022-03-01")
                .header("Metadata-Flavor", "ibm")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"expires_in\":300}")));
    Probe instance = new Probe(simulator, identity.text("/access_token"));
    var issued =
        instance.post(
            place + "iam_token?version=2022-03-01",
            "{\"trusted_profile\":{\"id\":\"Profile-simulated\"}}");

    assertThat(identity.text("/expires_at")).isEqualTo("2026-11-20T20:05:00Z");
    assertThat(issued.text("/expires_at")).isEqualTo("2026-11-20T21:00:00Z");
    assertThat(claims(issued.text("/access_token")).at("/account/bss").asString()).isEqualTo(MINE);
    assertThat(instance.get(SOMETHING).status()).isEqualTo(401);
    assertThat(new Probe(simulator, issued.text("/access_token")).get(SOMETHING).status())
        .isEqualTo(200);
    String other = "{\"trusted_profile\":{\"id\":\"Profile-none\"}}";
    assertThat(instance.post(place + "iam_token?version=2022-03-01", other).status())
        .isEqualTo(404);
    assertThat(instance.post(place + "iam_token", "{}").status()).isEqualTo(400);
    assertThat(instance.put(place + "token?version=2022-03-01", "{}").status()).isEqualTo(400);
  }

  private static JsonNode claims(String token) {
    return Json.read(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }
}
