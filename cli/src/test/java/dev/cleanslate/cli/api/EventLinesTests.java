package dev.cleanslate.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLinesTests {
  private final EventLines lines = new EventLines();

  private List<Heard> heard(String text) {
    return text.lines().map(lines::take).flatMap(Optional::stream).toList();
  }

  @Test
  void anEventHasItsIdAndItsData() {
    assertThat(heard("id: 7\ndata: {\"seq\":7}\n\n"))
        .containsExactly(new Heard.Event("7", "{\"seq\":7}"));
  }

  @Test
  void theBlankAfterTheColonMayBeMissing() {
    assertThat(heard("id:7\ndata:{}\n\n")).containsExactly(new Heard.Event("7", "{}"));
  }

  @Test
  void dataOnSeveralLinesIsOneEvent() {
    assertThat(heard("data: {\ndata: }\n\n")).containsExactly(new Heard.Event(null, "{\n}"));
  }

  @Test
  void anIdWithoutDataIsAPlaceToGoOnFrom() {
    assertThat(heard("id: 9\n: nothing new\n\n")).containsExactly(new Heard.Rest("9"));
  }

  @Test
  void aCommentAloneIsNothing() {
    assertThat(heard(": nothing\n\nretry: 5\n\n")).isEmpty();
  }

  @Test
  void whatIsNotEndedIsNotTold() {
    assertThat(heard("id: 7\ndata: {\"seq\":7}\n")).isEmpty();
  }
}
