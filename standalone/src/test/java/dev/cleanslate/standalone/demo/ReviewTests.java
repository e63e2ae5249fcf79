package dev.cleanslate.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OrphanAlert;
import dev.cleanslate.messages.SagaEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReviewTests {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final UUID SAGA = UUID.fromString("00000000-0000-0000-0000-000000000001");

  private final Sightings sightings = new Sightings();
  private final Resource store = new Resource(OpenAi.VECTOR_STORE, "vs_1", Map.of(), "org/proj");

  @Test
  void aResourceReportedGoneAndAbsentIsNoSurprise() {
    Owner clean = owner(Role.Plot.CLEAN);
    saw(clean, "deleted", "gone");

    Review review = review(clean, Set.of());

    assertThat(review.surprises()).isEmpty();
    assertThat(review.lost()).isZero();
    assertThat(review.reported("gone")).isEqualTo(1);
  }

  @Test
  void aResourceReportedGoneThatIsThereIsLost() {
    Owner clean = owner(Role.Plot.CLEAN);
    saw(clean, "deleted", "gone");

    Review review = review(clean, Set.of(store.key()));

    assertThat(review.lost()).isEqualTo(1);
    assertThat(review.surprises())
        .singleElement()
        .asString()
        .contains("vs_1", "reported gone and there");
  }

  @Test
  void aResourceThatNothingWasReportedAboutIsLost() {
    Owner clean = owner(Role.Plot.CLEAN);

    Review review = review(clean, Set.of(store.key()));

    assertThat(review.lost()).isEqualTo(1);
    assertThat(review.surprises()).anyMatch(surprise -> surprise.contains("untouched"));
  }

  @Test
  void whatNobodyAskedForMustStillBeThere() {
    Owner untouched = owner(Role.Plot.UNTOUCHED);

    assertThat(review(untouched, Set.of(store.key())).surprises()).isEmpty();
    assertThat(review(untouched, Set.of()).lost()).isEqualTo(1);
  }

  @Test
  void whatWaitsBehindAServerThatStaysMustBeThereAndIsCountedSo() {
    Resource address = new Resource(IbmCloud.ADDRESS, "ip-1", Map.of(), "account");
    Owner node =
        new Owner(
            new Role(Role.NODE, "node-test", Role.Plot.NODE_STAYS), List.of(address), List.of());

    assertThat(review(node, Set.of(address.key())).stayed()).isEqualTo(1);
    assertThat(review(node, Set.of(address.key())).lost()).isZero();
    assertThat(review(node, Set.of()).lost()).isEqualTo(1);
  }

  @Test
  void aProtectedResourceIsToBeReportedWithAnAlert() {
    Owner guarded = owner(Role.Plot.PROTECTED);
    saw(guarded, "stuck", "stuck");

    assertThat(review(guarded, Set.of(store.key())).surprises())
        .singleElement()
        .asString()
        .contains("0 alerts");

    sightings.saw(alert(guarded, false));
    assertThat(review(guarded, Set.of(store.key())).surprises()).isEmpty();

    sightings.saw(alert(guarded, true));
    assertThat(sightings.alerts()).isEmpty();
  }

  @Test
  void alertsAboutOthersAreNotCounted() {
    Owner guarded = owner(Role.Plot.PROTECTED);
    sightings.saw(alert(guarded, false));

    assertThat(review(guarded, Set.of()).alerts()).isEqualTo(1);
    assertThat(
            review(
                    new Owner(
                        new Role(Role.CLONE, "clone-other", Role.Plot.CLEAN), List.of(), List.of()),
                    Set.of())
                .alerts())
        .isZero();
  }

  @Test
  void aFaultThatNeverStruckIsASurprise() {
    assertThat(new Review(List.of(), sightings, Set.of(), 5, 4).surprises())
        .singleElement()
        .asString()
        .contains("faults");
  }

  @Test
  void aRepeatedOrOlderEventChangesNothing() {
    Owner clean = owner(Role.Plot.CLEAN);
    sightings.saw(event(clean, 2, "deleted", "gone"));
    sightings.saw(event(clean, 1, "deleting", "sent"));

    assertThat(sightings.step(store)).isEqualTo("gone");
  }

  private Owner owner(Role.Plot plot) {
    return new Owner(new Role(Role.CLONE, "clone-test", plot), List.of(store), List.of());
  }

  private Review review(Owner owner, Set<String> present) {
    return new Review(List.of(owner), sightings, present, 5, 5);
  }

  private void saw(Owner owner, String state, String step) {
    sightings.saw(event(owner, 1, state, step));
  }

  private SagaEvent event(Owner owner, long seq, String state, String step) {
    return new SagaEvent(
        SAGA,
        seq,
        owner.role().owner(),
        1,
        state,
        Map.of(step, 1),
        List.of(new SagaEvent.StepMove(1, store.kind(), store.id(), "planned", step, null)),
        0,
        null,
        NOW);
  }

  private static OrphanAlert alert(Owner owner, boolean resolved) {
    return new OrphanAlert(
        1,
        OrphanAlert.Finding.STUCK,
        owner.role().owner(),
        SAGA,
        1L,
        null,
        "protected",
        resolved,
        NOW);
  }
}
