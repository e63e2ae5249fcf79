package dev.cleanslate.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTests {
  @Test
  void aListIsReadInItsOrder() {
    assertThat(Load.list(" 1000,8,64,0; 200, 1, 1, 20 ;"))
        .containsExactly(new Load(1000, 8, 64, 0), new Load(200, 1, 1, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,2,3", "1,2,3,4,5", "1,2,3,x", "0,8,64,0", "1,0,1,0", "1,1,0,0", "1,1,1,-1"})
  void whatIsNoLoadIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Load.list(text));
  }

  @Test
  void theProvidersOwnTimeIsThatOfTwoRequestsAThingOverItsConnections() {
    assertThat(new Load(20, 500, 20, 20).idealSeconds()).isEqualTo(6.25);
    assertThat(new Load(20, 500, 20, 0).idealSeconds()).isZero();
  }

  @Test
  void whatASagaAddsIsToldPerRoundOfDeletingAndLooking() {
    assertThat(new Load(200, 1, 1, 20).addedPerRoundMs(50)).isEqualTo(5);
    assertThat(new Load(200, 1, 1, 20).isOneByOne()).isTrue();
    assertThat(new Load(200, 65, 1, 20).isOneByOne()).isFalse();
    assertThat(new Load(200, 1, 2, 20).isOneByOne()).isFalse();
  }
}
