package dev.cleanslate.orchestrator.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.engine.SagaConflict;
import dev.cleanslate.orchestrator.engine.UnknownSaga;
import dev.cleanslate.orchestrator.ledger.LedgerConflict;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DeadlockLoserDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

class RefusalsTests {
  @Test
  void aFieldThatIsWrongIsNamed() {
    Problem problem = Refusals.problem(new InvalidField("owner.type", "is missing"));

    assertThat(problem.body("/v1/x"))
        .containsEntry("status", 400)
        .containsEntry("field", "owner.type")
        .containsEntry("detail", "owner.type is missing")
        .containsEntry("type", "urn:cleanslate:problem:invalid-field")
        .containsEntry("instance", "/v1/x");
  }

  @Test
  void contradictionsAreConflicts() {
    assertThat(Refusals.problem(new SagaConflict("no")).status()).isEqualTo(409);
    assertThat(Refusals.problem(new LedgerConflict("no")).status()).isEqualTo(409);
  }

  @Test
  void whatIsUnknownIsNotFound() {
    assertThat(Refusals.problem(new UnknownSaga(UUID.randomUUID())).status()).isEqualTo(404);
  }

  @Test
  void aLockThatIsNotToBeHadIsAReasonToComeBackInASecond() {
    Problem busy = Refusals.problem(new CannotAcquireLockException("lock timeout"));

    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.retryAfter()).isEqualTo(1);
    assertThat(Refusals.problem(deadlock()).status()).isEqualTo(503);
    assertThat(Refusals.problem(sql("55P03")).retryAfter()).isEqualTo(1);
    assertThat(Refusals.problem(sql("57P01")).retryAfter()).isEqualTo(5);
    assertThat(Refusals.problem(sql("XX000")).status()).isEqualTo(500);
  }

  @Test
  void aDatabaseThatIsAwayIsAReasonToComeBackLater() {
    for (Exception away :
        new Exception[] {
          new DataAccessResourceFailureException("password=secret"),
          new CannotCreateTransactionException("password=secret")
        }) {
      Problem problem = Refusals.problem(away);

      assertThat(problem.status()).isEqualTo(503);
      assertThat(problem.retryAfter()).isEqualTo(5);
      assertThat(problem.body("/").toString()).doesNotContain("secret");
    }
  }

  @Test
  void whatBrokeHereIsToldWithoutItsInside() {
    Problem problem = Refusals.problem(new IllegalStateException("token abc"));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.body("/").toString()).doesNotContain("abc").doesNotContain("Illegal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"on\":\"x\",\"by\":\"a\"} | on must be true or false",
        "{\"on\":true,\"by\":[]}     | by must be a text",
        "{\"on\":true}               | by is missing",
        "[]                          | body must be a JSON object",
        "{\"on\":true                | body is not valid JSON at line 1, column 11: Unexpected"
            + " end-of-input"
      })
  void aBodyIsRefusedInPlainWords(String json, String detail) {
    var unreadable =
        catchThrowableOfType(
            Wire.Unreadable.class,
            () -> Wire.read(json.getBytes(StandardCharsets.UTF_8), Hold.class));

    assertThat(Refusals.problem(unreadable)).message().startsWith(detail);
  }

  @Test
  void aTimeThatIsNoneIsAskedForByExample() {
    byte[] json =
        "{\"type\":\"registered\",\"owner\":{\"type\":\"clone\",\"id\":\"a\"},\"resources\":[],\"at\":\"x\"}"
            .getBytes(StandardCharsets.UTF_8);
    var unreadable =
        catchThrowableOfType(Wire.Unreadable.class, () -> Wire.read(json, ResourceEvent.class));

    assertThat(Refusals.problem(unreadable)).hasMessageStartingWith("at must be a time, as in 2");
  }

  private static Exception sql(String state) {
    return new UncategorizedSQLException("x", "select", new SQLException("x", state));
  }

  @SuppressWarnings("deprecation")
  private static Exception deadlock() {
    return new DeadlockLoserDataAccessException("deadlock", new IllegalStateException());
  }
}
