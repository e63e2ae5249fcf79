package dev.cleanslate.worker.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTests {
  @Test
  void aFailureIsShownByItsClassesAndPlacesAndWithoutItsTexts() {
    var failure = new IllegalStateException("secret", new IllegalArgumentException("secret"));

    Fault fault = Fault.of(failure);

    assertThat(fault).hasMessage("java.lang.IllegalStateException");
    assertThat(fault.getStackTrace()).isEqualTo(failure.getStackTrace());
    assertThat(fault).cause().hasMessage("java.lang.IllegalArgumentException").hasNoCause();
  }

  @Test
  void causesThatGoInCirclesEnd() {
    var one = new IllegalStateException();
    var other = new IllegalStateException(one);
    one.initCause(other);

    assertThat(Fault.of(one)).rootCause().isInstanceOf(Fault.class).hasNoCause();
  }
}
