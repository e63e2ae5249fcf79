package dev.cleanslate.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldsTests {
  private static final OwnerRef OWNER = new OwnerRef("acme", "clone", "7");
  private static final UUID SAGA = UUID.fromString("0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f");
  private static final Hold HOLD = new Hold(true, "jo", null);

  private final Holds holds = new Holds();

  @Test
  void nothingIsHeldAtFirst() {
    assertThat(covering()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all",
        "tenant/acme",
        "owner/acme/clone/7",
        "saga/0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f",
        "kind/openai.file",
        "worker/openai"
      })
  void everyKindOfHoldCoversWhatItNames(String key) {
    holds.accept(key, HOLD);

    assertThat(covering()).contains(key);
    assertThat(holds.all()).containsOnlyKeys(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant/acm",
        "tenant/acme2",
        "tenant/ACME",
        "owner/acme/clone/70",
        "owner/acme/clone",
        "saga/0192f3a1",
        "kind/openai",
        "kind/openai.file-2",
        "worker/open",
        "ALL",
        ""
      })
  void aPrefixOrAnotherSpellingNeverCovers(String key) {
    holds.accept(key, HOLD);

    assertThat(covering()).isEmpty();
  }

  @Test
  void aTombstoneReleases() {
    holds.accept("all", HOLD);
    holds.accept("all", null);

    assertThat(covering()).isEmpty();
  }

  @Test
  void sayingOffReleases() {
    holds.accept("worker/openai", HOLD);
    holds.accept("worker/openai", new Hold(false, "jo", "audit is over"));

    assertThat(covering()).isEmpty();
  }

  @Test
  void releasingOneLeavesTheOthers() {
    holds.accept("all", HOLD);
    holds.accept("tenant/acme", HOLD);
    holds.accept("all", null);

    assertThat(covering()).contains("tenant/acme");
  }

  @Test
  void whatWasReadAnewTakesThePlaceOfAll() {
    holds.accept("all", HOLD);
    Holds anew = new Holds();
    anew.accept("tenant/acme", HOLD);
    holds.become(anew);
    anew.accept("tenant/acme", null);

    assertThat(holds.all()).containsOnlyKeys("tenant/acme");
    assertThat(covering()).contains("tenant/acme");
  }

  @Test
  void whatIsHandedOutIsACopy() {
    var before = holds.all();
    holds.accept("all", HOLD);

    assertThat(before).isEmpty();
  }

  private Optional<String> covering() {
    return holds.covering(OWNER, SAGA, "openai.file", "openai");
  }
}
