package dev.cleanslate.orchestrator.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.engine.EngineRig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyAgainTests {
  private static final Order ORDER = new Order("t", "test", Duration.ZERO, false);
  private static final Pulse ALIVE = () -> {};

  private final LongAgo past = new LongAgo();
  private final VerifyAgain verify =
      new VerifyAgain(past.rig.engine, new SecondLooks(past.jdbc), LongAgo.CATALOG);

  @AfterEach
  void close() {
    past.close();
  }

  @Test
  void aDeletionIsVerifiedAgainAnHourAndADayAfterItsEnd() {
    past.deleted("a");
    assertThat(verify.due("t")).isZero();

    hoursPass(2);
    assertThat(verify.due("t")).isEqualTo(1);
    Map<String, Object> result = verify.run(ORDER, ALIVE);

    assertThat(result).containsEntry("deletions", 1L);
    assertThat(past.rig.sent()).singleElement().isInstanceOf(Command.Look.class);
    assertThat(verify.due("t")).as("until the next time").isZero();
    hoursPass(24);
    verify.run(ORDER, ALIVE);
    assertThat(past.rig.sent()).hasSize(1);
    past.daysPass(30);
    assertThat(verify.due("t")).as("that was the last time").isZero();
  }

  @Test
  void timesThatWereMissedCountAsOne() {
    past.deleted("a");
    past.daysPass(3);

    verify.run(ORDER, ALIVE);

    assertThat(past.rig.sent()).hasSize(1);
    assertThat(verify.due("t")).isZero();
  }

  @Test
  void whatIsThereAgainIsFound() {
    past.deleted("a");
    past.daysPass(3);
    verify.run(ORDER, ALIVE);

    for (int i = 0; i < 2; i++) {
      List<Command> looks = past.rig.sent();
      past.rig.engine.apply(
          looks.stream().map(look -> EngineRig.present(look, Verdict.Standing.FREE)).toList());
    }

    assertThat(past.count("finding where finding = 'resurrected' and state = 'open'")).isEqualTo(1);
  }

  @Test
  void aDryRunOnlySaysHowMany() {
    past.deleted("a");
    past.daysPass(3);

    Map<String, Object> result = verify.run(new Order("t", "test", Duration.ZERO, true), ALIVE);

    assertThat(result).containsEntry("due", 1L);
    assertThat(past.rig.sent()).isEmpty();
  }

  private void hoursPass(int hours) {
    past.jdbc
        .sql("update saga set finished_at = finished_at - make_interval(hours => :hours)")
        .param("hours", hours)
        .update();
  }
}
