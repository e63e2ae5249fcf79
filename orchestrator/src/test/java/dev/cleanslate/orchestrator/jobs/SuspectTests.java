package dev.cleanslate.orchestrator.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspectTests {
  @ParameterizedTest
  @CsvSource({
    "HELD, DELETED, false, true",
    "HELD, ACTIVE, true, false",
    "LEFT, DELETED, false, true",
    "LEFT, ACTIVE, false, true",
    "LEFT, ACTIVE, true, false",
    "UNSETTLED, ACTIVE, false, false",
    "UNSETTLED, DELETED, false, true",
    "UNSETTLED, DELETED, true, false",
    "FAILED, ACTIVE, false, true"
  })
  void anOwnerThatLivesIsNotDeletedForWhatItOnlyAnnouncedNorForAnEarlierLife(
      Suspect.Why why, Owner.State state, boolean past, boolean deletable) {
    var suspect =
        new Suspect(
            why, new OwnerRef("t", "clone", "a"), state, past, null, null, Instant.EPOCH, null);

    assertThat(suspect.isDeletable()).isEqualTo(deletable);
  }
}
