package dev.cleanslate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.worker.CredentialCheck.Credential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Health without an instance to ask for.
class TokenProbeTests {
  @Test
  void aTokenThatIsGrantedShowsItsAccount() {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      Credential shown = new TokenProbe(stage.tokens()).ask(stage.errand());

      assertThat(shown.account()).isEqualTo(DnsStage.ACCOUNT);
      assertThat(shown.reachable()).isTrue();
      assertThat(shown.refused()).isFalse();
      assertThat(shown.detail()).contains("cleanslate.dns.instance").doesNotContain(DnsStage.KEY);
      assertThat(stage.requests("GET", "/**")).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"400, true", "401, true", "429, false", "500, false"})
  void aKeyThatIsRefusedIsToldFromAServiceThatFails(int status, boolean refused) {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      stage.strike("POST", "/iam/**", Action.status(status));

      Credential shown = new TokenProbe(stage.tokens()).ask(stage.errand());

      assertThat(shown.refused()).isEqualTo(refused);
      assertThat(shown.account()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "crn:v1:x", "88888888-2222-4333-8444-55555555555"})
  void anInstanceThatIsNoIdIsRefusedAtTheStart(String instance) {
    assertThatThrownBy(() -> new DnsProperties(instance))
        .hasMessageContaining("cleanslate.dns.instance");
  }
}
