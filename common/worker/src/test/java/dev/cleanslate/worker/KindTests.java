package dev.cleanslate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Target;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KindTests {
  private static final Kind KIND =
      new Kind(
          "some.thing",
          Pattern.compile("t-[a-z0-9]{1,10}"),
          Map.of("zone", Pattern.compile("z[0-9]")),
          false);

  @Test
  void anIdMustMatchAsAWhole() {
    assertThat(KIND.objection(target("t-1", "z1"))).isEmpty();
    assertThat(KIND.objection(target("t-1/x", "z1")))
        .contains("target.id is not an id of some.thing");
    assertThat(KIND.objection(target("xt-1", "z1"))).isPresent();
  }

  @Test
  void aScopeMustBeThereAndMatchAsAWhole() {
    assertThat(KIND.objection(target("t-1", "z1/..")))
        .contains("target.scope.zone is missing or malformed");
    assertThat(KIND.objection(Target.of("some.thing", "t-1", Map.of(), null)))
        .contains("target.scope.zone is missing or malformed");
  }

  private static Target target(String id, String zone) {
    return Target.of("some.thing", id, Map.of("zone", zone), null);
  }
}
