package dev.cleanslate.topics.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InterpreterTests {
  private static final Path GOLDEN =
      Path.of("..", "common", "messages", "src", "test", "resources", "golden");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          delete-requests  | delete-request           | acme/clone/clone-7 is to be deleted, says jo@acme: contract ended
          delete-requests  | delete-request-dry-run   | a dry run of deleting acme/clone/clone-7 is asked for, says jo@acme: contract ended
          resources        | resource-registered      | acme/clone/clone-7 has openai.store_file file-9
          resources        | resource-intended        | acme/clone/clone-7 is about to have openai.file (upload-3)
          resources        | resource-removed         | acme/clone/clone-7 has no longer openai.file file-9
          resources        | resource-failed          | acme/clone/clone-7 could not be provisioned and is deleted at once: no capacity for the server
          commands.openai  | command-advance          | delete openai.store_file file-9 of acme/clone/clone-7 (step 42 of deletion 0192f3a1, round 3)
          commands.openai  | command-advance-forced   | delete by force openai.store_file file-9 of acme/clone/clone-7 (step 42 of deletion 0192f3a1, round 3)
          checks.openai    | command-look             | look at openai.store_file file-9 of acme/clone/clone-7 (step 42 of deletion 0192f3a1, round 3)
          replies          | reply-gone               | step 42 of deletion 0192f3a1: claimed to be gone; GET /vector_stores/vs_1/files/file-9 -> 404, control GET /vector_stores/vs_1 -> 200
          replies          | reply-still-deleting-set | step 42 of deletion 0192f3a1: goes, slowly; status is deleting, 1000 of a set
          replies          | reply-refused            | step 42 of deletion 0192f3a1: refused (in-use); attached to server s-1
          replies          | reply-unavailable        | step 42 of deletion 0192f3a1: nothing can be said now; 429 three times
          verdicts         | verdict-gone             | step 42 of deletion 0192f3a1: seen gone; GET /vector_stores/vs_1/files/file-9 -> 404, control GET /vector_stores/vs_1 -> 200
          verdicts         | verdict-present          | step 42 of deletion 0192f3a1: is still there (held); GET /vector_stores/vs_1/files/file-9 -> 404, control GET /vector_stores/vs_1 -> 200
          verdicts         | verdict-unverifiable     | step 42 of deletion 0192f3a1: nobody can tell (no-control); its store is gone too
          census.records   | census                   | census of clone.chunk: at most 500, after a1b2
          census           | census-listed            | census of clone.chunk: 1 listed in 7300000000000000001/clones; more follow
          census           | census-unlisted          | census of openai.conversation: not covered (not-listable); there is no listing of openai.conversation
          sagas            | saga-event               | deletion 0192f3a1 of acme/clone/clone-7 is deleting (11 gone, 1 sent): openai.file file-9 planned -> sent (opened), 3 moves not told; one joined late
          orphan-alerts    | orphan-alert             | no longer stuck: openai.store_file file-9 of acme/clone/clone-7; in use by s-1
          control          | hold                     | tenant/acme is held by jo@acme: audit
          """)
  void everyMessageIsSaidInWords(String topic, String golden, String words) throws IOException {
    Spoken spoken = Interpreter.of(letter(topic, "tenant/acme", golden(golden)));

    assertThat(spoken.words()).isEqualTo(words);
    assertThat(spoken.isReadable()).isTrue();
  }

  static Stream<String> goldens() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void noMessageIsWithoutWords(String golden) throws IOException {
    List<String> topics =
        List.of(
            "delete-requests",
            "resources",
            "commands.x",
            "replies",
            "verdicts",
            "census.x",
            "census",
            "sagas",
            "orphan-alerts",
            "control");
    byte[] value = golden(golden);

    assertThat(topics).anyMatch(topic -> Interpreter.of(letter(topic, "all", value)).isReadable());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sagas           | {"saga":"verysecret"      | cannot be read: saga is not what it should be (20 bytes)
          delete-requests | {}                        | cannot be read: owner is missing (2 bytes)
          replies         | {"type":"verysecret"}     | cannot be read: body is not what it should be (21 bytes)
          control         | {"on":true,"by":" "}      | cannot be read: by is empty (20 bytes)
          somebody-elses  | {}                        | cannot be read: topic is none that this version knows (2 bytes)
          """)
  void whatCannotBeReadIsToldAsThatAndNotQuoted(String topic, String value, String words) {
    Spoken spoken = Interpreter.of(letter(topic, "k", value.getBytes(StandardCharsets.UTF_8)));

    assertThat(spoken.words()).startsWith(words);
    assertThat(spoken.words()).doesNotContain("verysecret");
    assertThat(spoken.isReadable()).isFalse();
    assertThat(spoken.tone()).isEqualTo(Tone.BAD);
  }

  @Test
  void aRecordWithoutAValueReleasesAHold() {
    Spoken spoken = Interpreter.of(new Letter("cleanslate.control", "all", null, Map.of()));

    assertThat(spoken.words()).isEqualTo("all is released");
  }

  @Test
  void aDeadLetterSaysWhyAndWhereItLay() {
    Map<String, String> headers =
        Map.of(
            "dlt-reason", "owner is missing",
            "dlt-topic", "cleanslate.resources",
            "dlt-partition", "3",
            "dlt-offset", "17");

    assertThat(
            Interpreter.of(new Letter("cleanslate.resources.dlt", "k", new byte[] {1}, headers))
                .words())
        .isEqualTo(
            "could not be taken: owner is missing (lay in cleanslate.resources, partition 3, offset"
                + " 17)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          key sk-abcdef123456 refused                     | key *** refused
          Authorization: Bearer abc.def-ghi               | Authorization: Bearer ***
          eyJhbGciOi.eyJzdWIiOi.c2ln was shown            | *** was shown
          jdbc:postgresql://jo:pw@db/x                    | jdbc:postgresql://***@db/x
          url?token=abc&x=1                               | url?token=***&x=1
          openai.file file-9 of acme/clone/clone-7        | openai.file file-9 of acme/clone/clone-7
          """)
  void whatLooksLikeACredentialIsNeverShown(String text, String shown) {
    assertThat(Plain.text(text)).isEqualTo(shown);
  }

  @Test
  void nothingMovesTheCursor() {
    assertThat(Plain.text("a\u001b[2Jb\nc\u202ed")).isEqualTo("a?[2Jb c?d");
  }

  private static Letter letter(String topic, String key, byte[] value) {
    return new Letter("cleanslate." + topic, key, value, Map.of());
  }

  private static byte[] golden(String name) throws IOException {
    return Files.readAllBytes(GOLDEN.resolve(name + ".json"));
  }
}
