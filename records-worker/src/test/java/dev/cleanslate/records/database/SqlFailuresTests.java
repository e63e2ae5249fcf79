package dev.cleanslate.records.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.worker.cloud.Answer;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each SQLSTATE means, whatever the text beside it says.
class SqlFailuresTests {
  private static final String TEXT = "row (secret-4711) of connection lost permission denied";

  @ParameterizedTest
  @CsvSource({
    "42501, FORBIDDEN, CREDENTIAL",
    "23503, IN_USE, UNAVAILABLE",
    "23001, IN_USE, UNAVAILABLE",
    "23514, PROTECTED, UNAVAILABLE",
    "23505, PROTECTED, UNAVAILABLE",
    "44000, PROTECTED, UNAVAILABLE",
    "P0001, PROTECTED, UNAVAILABLE",
    "22P02, BAD_TARGET, BAD_TARGET",
    "22018, BAD_TARGET, BAD_TARGET",
    "42P01, FAILED, NO_CONTROL",
    "42S02, FAILED, NO_CONTROL",
    "3D000, FAILED, NO_CONTROL",
    "3F000, FAILED, NO_CONTROL"
  })
  void whatWaitingDoesNotChangeBars(String state, String refusal, String doubt) {
    assertThat(answer(new SQLException(TEXT, state)))
        .isInstanceOfSatisfying(
            Answer.Good.class,
            good ->
                assertThat(good.value())
                    .isInstanceOfSatisfying(
                        Told.Barred.class,
                        barred -> {
                          assertThat(barred.refusal().name()).isEqualTo(refusal);
                          assertThat(barred.doubt().name()).isEqualTo(doubt);
                          assertThat(barred.detail()).doesNotContain("secret");
                        }));
  }

  @ParameterizedTest
  @CsvSource({
    "40001, 503, false",
    "40P01, 503, false",
    "53300, 503, false",
    "57P03, 503, false",
    "55P03, 500, true",
    "57014, 500, true",
    "25006, 500, true",
    "HYT00, 500, true",
    "28P01, 401, true",
    "28000, 401, true",
    "XX000, 500, false",
    "58030, 500, false"
  })
  void whatWasSurelyNotDoneIsRejected(String state, int status, boolean permanent) {
    assertThat(answer(new SQLException(TEXT, state)))
        .isEqualTo(new Answer.Rejected<Told<String>>(status, state, permanent, null));
  }

  @ParameterizedTest
  @CsvSource({"08006", "08003", "08P01", "57P01", "57P02", "57P05", "99999"})
  void whatNobodyKnowsIsSilence(String state) {
    assertThat(answer(new SQLException(TEXT, state)))
        .isEqualTo(
            new Answer.Silent<Told<String>>("no answer from the database (%s)".formatted(state)));
  }

  @Test
  void aPoolsFailureIsReadByTheDriversOwn() {
    SQLException pool = new SQLTransientConnectionException(TEXT);
    assertThat(answer(pool)).isInstanceOf(Answer.NotSent.class);

    pool.setNextException(new SQLException(TEXT, "28P01"));
    assertThat(answer(pool))
        .isInstanceOfSatisfying(
            Answer.Rejected.class, no -> assertThat(no.status()).isEqualTo(401));
  }

  private static Answer<Told<String>> answer(SQLException failure) {
    return SqlFailures.answer(failure);
  }
}
