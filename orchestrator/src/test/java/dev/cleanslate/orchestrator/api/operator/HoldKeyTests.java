package dev.cleanslate.orchestrator.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.messages.OwnerRef;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldKeyTests {
  @Test
  void aKeySaysWhatItHolds() {
    UUID saga = UUID.fromString("5d5d1d3e-6c43-4d9c-8f0c-9b1d6f0c2f11");

    assertThat(HoldKey.read("all")).isEqualTo(new HoldKey.All());
    assertThat(HoldKey.read("tenant/acme")).isEqualTo(new HoldKey.OfTenant("acme"));
    assertThat(HoldKey.read("owner/acme/clone/a/b"))
        .isEqualTo(new HoldKey.OfOwner(new OwnerRef("acme", "clone", "a/b")));
    assertThat(HoldKey.read("saga/" + saga)).isEqualTo(new HoldKey.OfSaga(saga));
    assertThat(HoldKey.read("kind/openai.file")).isEqualTo(new HoldKey.OfKind("openai.file"));
    assertThat(HoldKey.read("worker/openai")).isEqualTo(new HoldKey.OfWorker("openai"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ALL",
        "all/x",
        "tenant",
        "tenant/",
        "tenant/A",
        "owner/acme",
        "owner/acme/clone",
        "owner/acme/clone/",
        "owner//clone/a",
        "saga/",
        "saga/1-1-1-1-1",
        "saga/5D5D1D3E-6C43-4D9C-8F0C-9B1D6F0C2F11",
        "step/1"
      })
  void aKeyThatWouldHoldNothingIsRefused(String key) {
    assertThatThrownBy(() -> HoldKey.read(key)).isInstanceOf(RuntimeException.class);
  }
}
