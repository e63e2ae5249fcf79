package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OrphanAlert;
import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.system.Provider.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneWorld.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class DeletionIT {
  @Test
  void whoeverAsksAndHoweverEverythingGoesInOrderAndNothingElse(World world) {
    Clone asked = world.registered("asked", Size.EVERY_KIND);
    Clone plain = world.registered("plain", Size.EVERY_KIND);
    Clone rest = world.registered("rest", Size.EVERY_KIND);
    Clone namesake = world.provider().namesake(asked);
    world.register(namesake);
    long since = world.provider().now();

    world.upstream().askToDelete(asked.ref());
    world.upstream().askPlainly(plain.ref());
    UUID saga = world.api().askToDelete(rest.ref());
    List<Clone> all = List.of(asked, plain, rest);
    all.forEach(world::awaitDeleted);

    Truth truth = new Truth(world.provider(), since);
    truth.holdsThatOnlyTheseWent(all);
    all.forEach(truth::holdsThatTheOrderWasKept);
    truth.holdsThatNothingWasRepeated();
    truth.holdsThatItWasLeftAlone(namesake);
    truth.holdsThatItWasLeftAlone(world.bystander());
    all.forEach(clone -> Accounts.hold(world, clone));
    assertThat(world.chronicle().last(rest.ref()).map(SagaEvent::saga)).contains(saga);
    assertThat(world.chronicle().state(namesake.ref())).isEqualTo("none");
  }

  @Test
  void whatIsProtectedStaysAndIsReportedUntilTheWayIsFree(World world) {
    Clone clone = world.registered("protected", Size.SMALL);
    Belonging store = clone.of(Belonging.VECTOR_STORE).getFirst();
    String fault = world.provider().whenDeleting(store.path(), Map.of("type", "protected"));
    long since = world.provider().now();

    UUID saga = world.api().askToDelete(clone.ref());
    world.awaitState(clone.ref(), "stuck");

    World.await("an alert")
        .untilAsserted(() ->
            assertThat(world.chronicle().alerts(clone.ref()))
                .hasSize(1)
                .noneMatch(OrphanAlert::resolved));
    OrphanAlert alert = world.chronicle().alerts(clone.ref()).getFirst();
    assertThat(alert.finding()).isEqualTo(Finding.STUCK);
    assertThat(alert.saga()).isEqualTo(saga);
    assertThat(alert.key()).isEqualTo("openai.vector_store/" + store.id());
    assertThat(world.provider().present()).contains(store.path());
    assertThat(new Truth(world.provider(), since).effectiveDeletions(List.of(clone)))
        .as("all but the store")
        .isEqualTo(clone.belongings().size() - 1);
    assertThat(world.api().deletion(saga).path("state").asString()).isEqualTo("stuck");
    assertThat(world.api().orphans(saga, "open")).hasSize(1);

    world.provider().takeBack(fault);
    assertThat(world.api().retry(saga).path("retried").asInt()).isEqualTo(1);
    world.awaitDeleted(clone);

    World.await("the alert's end")
        .untilAsserted(() ->
            assertThat(world.chronicle().alerts(clone.ref()))
                .anyMatch(later -> later.resolved() && later.id() == alert.id()));
    new Truth(world.provider(), since).holdsThatOnlyTheseWent(List.of(clone));
    assertThat(world.api().orphans(saga, "open")).isEmpty();
    Accounts.hold(world, clone);
  }
}
