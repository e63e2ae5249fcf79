package dev.cleanslate.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OrphanAlert.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicsTests {
  @Test
  void everyTopicHasItsPrefix() {
    assertThat(Topics.commands("openai")).isEqualTo("cleanslate.commands.openai");
    assertThat(Topics.checks("openai")).isEqualTo("cleanslate.checks.openai");
    assertThat(Topics.census("openai")).isEqualTo("cleanslate.census.openai");
    assertThat(Topics.deadLetters(Topics.REPLIES)).isEqualTo("cleanslate.replies.dlt");
  }

  @Test
  void alertsAreKeyedByTheirResourceElseByTheirOwner() {
    OrphanAlert about = alert(Samples.TARGET);
    OrphanAlert whole = alert(null);

    assertThat(about.key()).isEqualTo("openai.store_file/file-9");
    assertThat(whole.key()).isEqualTo("acme/clone/clone-7");
  }

  private static OrphanAlert alert(@Nullable Target resource) {
    return new OrphanAlert(
        1, Finding.STUCK, Samples.OWNER, null, null, resource, "?", false, Samples.AT);
  }
}
