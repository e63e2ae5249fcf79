package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.system.Provider.Size;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("full")
@ExtendWith(NeedsDocker.class)
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class ContainersIT {
  @Test
  void aDeletionEndsOnABrokerAndADatabaseInContainers() throws IOException {
    try (Harbour harbour = Harbour.start();
        Upstream upstream = new Upstream(harbour.bootstrapServers());
        Chronicle chronicle = new Chronicle(harbour.bootstrapServers())) {
      Provider provider = new Provider(harbour.simulator());
      Api api = new Api(harbour.api(), harbour.token());
      provider.assistantsAre("live");
      Clone clone = provider.clone("contained", Size.EVERY_KIND);
      Clone bystander = provider.clone("contained-not", Size.EVERY_KIND);
      List.of(clone, bystander).forEach(upstream::register);
      World.await("the ledger knows both")
          .untilAsserted(() -> {
            assertThat(api.resources(clone.ref())).isEqualTo(clone.belongings().size());
            assertThat(api.resources(bystander.ref())).isEqualTo(bystander.belongings().size());
          });
      long since = provider.now();

      upstream.askToDelete(clone.ref());
      World.await("the end")
          .untilAsserted(() -> assertThat(chronicle.state(clone.ref())).isEqualTo("deleted"));

      Truth truth = new Truth(provider, since);
      truth.holdsThatOnlyTheseWent(List.of(clone));
      truth.holdsThatTheOrderWasKept(clone);
      truth.holdsThatNothingWasRepeated();
      truth.holdsThatItWasLeftAlone(bystander);
      SagaEvent last = chronicle.last(clone.ref()).orElseThrow();
      assertThat(api.deletion(last.saga()).path("state").asString()).isEqualTo("deleted");
    }
  }
}
