package dev.cleanslate.orchestrator.page.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.catalog.OwnerType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderTests {
  static final OwnerType NODE =
      new OwnerType(
          "node",
          List.of("dns", "server", "interface", "address", "record"),
          Map.of(
              "dns", Set.of(),
              "server", Set.of(),
              "interface", Set.of("server"),
              "address", Set.of("interface"),
              "record", Set.of()),
          Set.of("record"),
          Map.of(),
          Set.of(),
          List.of(),
          64);

  @Test
  void kindsStandInTheColumnsInWhichTheyGo() {
    Order order =
        Order.of(Set.of("dns", "server", "interface", "address", "record"), Optional.of(NODE));

    assertThat(order.ranks())
        .containsExactly(List.of("server"), List.of("interface"), List.of("address"));
    assertThat(order.loose()).containsExactly("dns");
    assertThat(order.last()).containsExactly("record");
  }

  @Test
  void whatAnOwnerDoesNotHaveIsPassedOver() {
    Order order = Order.of(Set.of("server", "address"), Optional.of(NODE));

    assertThat(order.ranks()).containsExactly(List.of("server"), List.of("address"));
    assertThat(order.before().get("address")).containsExactly("server");
    assertThat(order.last()).isEmpty();
  }

  @Test
  void withoutAnyOrderThereIsOneColumn() {
    Order order = Order.of(Set.of("dns", "server"), Optional.of(NODE));

    assertThat(order.ranks()).containsExactly(List.of("dns", "server"));
    assertThat(order.loose()).isEmpty();
  }

  @Test
  void aKindThatTheCatalogForgotIsShownAllTheSame() {
    Order known = Order.of(Set.of("server", "interface", "old"), Optional.of(NODE));
    Order unknown = Order.of(Set.of("old", "older"), Optional.empty());

    assertThat(known.loose()).containsExactly("old");
    assertThat(unknown.ranks()).containsExactly(List.of("old", "older"));
  }
}
