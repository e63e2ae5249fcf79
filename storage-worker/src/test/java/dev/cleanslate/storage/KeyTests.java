package dev.cleanslate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which keys are meant, however they are written.
class KeyTests {
  private final Attic attic = new Attic();

  @AfterEach
  void close() {
    attic.close();
  }

  @Test
  void aPrefixNeverTakesAnotherThatBeginsAlike() {
    attic.objects(3, "clones/a1/", "");
    attic.objects(2, "clones/a10/", "");
    attic.seed("s3-object", "\"parent\":\"attic\",\"ids\":[\"clones/a1\",\"clones/a1.txt\"]");

    assertThat(attic.scene.advanceToTheEnd(attic.target)).isInstanceOf(Reply.Gone.class);

    assertThat(attic.simulator.objects().ids("s3-object"))
        .containsExactlyInAnyOrder(
            "clones/a1", "clones/a1.txt", "clones/a10/object-000001", "clones/a10/object-000002");
    assertThat(attic.scene.takenAway()).isEqualTo(3);
  }

  @Test
  void aServiceThatDoesNotHonourThePrefixChangesNothing() {
    attic.objects(3, "clones/a1/", "");
    attic.objects(2, "clones/a10/", "");
    attic.objects(2, "others/", "");
    attic.simulator.flip("s3", "prefix", "ignored");

    assertThat(attic.scene.advanceToTheEnd(attic.target)).isInstanceOf(Reply.Gone.class);
    assertThat(attic.scene.look(attic.target)).isInstanceOf(Verdict.Gone.class);
    assertThat(attic.count("s3-object")).isEqualTo(4);
  }

  @Test
  void aServiceThatDoesNotCodeKeysIsReadAllTheSame() {
    attic.simulator.flip("s3", "encoding", "ignored");
    attic.put("clones/a1/a b");
    attic.put("clones/a1/a+b%41");

    assertThat(attic.scene.advanceToTheEnd(attic.target)).isInstanceOf(Reply.Gone.class);
    assertThat(attic.count("s3-object")).isZero();
  }

  @Test
  void everyUglyKeyGoes() {
    List<String> names =
        List.of(
            "a b",
            "a+b",
            "50%",
            "%2e%2e%2f",
            "\u00fc/\u6f22\u5b57/\ud83d\ude00",
            "a//b",
            "../up",
            "..",
            ".",
            "/led",
            "q?x=1&y",
            "#",
            "*",
            "<&>\"'",
            "back\\slash",
            "line\nbreak",
            "re\rturn",
            "tab\there",
            "bell\u0007",
            "end/");
    names.forEach(name -> attic.put("clones/a1/" + name));
    attic.put("clones/a1");
    attic.put("up");

    assertThat(attic.scene.advanceToTheEnd(attic.target)).isInstanceOf(Reply.Gone.class);

    assertThat(attic.simulator.objects().ids("s3-object"))
        .containsExactlyInAnyOrder("clones/a1", "up");
    assertThat(attic.scene.takenAway()).isEqualTo(names.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a+b",
        "50%41",
        "\u00fc/\u6f22",
        "a//b",
        "..",
        "../up",
        "/led",
        "q?x&y=#",
        "end/",
        "<&>"
      })
  void anyKeyCanBeTheOneMeant(String key) {
    attic.put(key);
    attic.put(key + "2");
    Target one = Scene.object("attic", key, StorageStage.ACCOUNT);

    assertThat(attic.scene.look(one)).isInstanceOf(Verdict.Present.class);
    assertThat(attic.scene.advanceToTheEnd(one)).isInstanceOf(Reply.Gone.class);
    assertThat(attic.scene.look(one)).isInstanceOf(Verdict.Gone.class);
    assertThat(attic.simulator.objects().ids("s3-object")).containsExactly(key + "2");
  }
}
