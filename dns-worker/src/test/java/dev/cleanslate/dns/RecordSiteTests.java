package dev.cleanslate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.ibm.call.Connections;
import dev.cleanslate.ibm.dns.DnsClient;
import dev.cleanslate.ibm.dns.DnsRecords.Zone;
import dev.cleanslate.ibm.kind.Next;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What each state of a record asks for. Nothing is sent.
class RecordSiteTests {
  private static final DnsClient UNASKED =
      new DnsClient(
          URI.create("http://127.0.0.1:9/v1"), Connections.open(Duration.ofSeconds(1), 1));
  private static final String UUID = "aaaaaaaa-2222-4333-8444-555555555555";
  private static final RecordSite SITE =
      new RecordSite(UNASKED, UNASKED, new Zone("inst", "zone"), "A:" + UUID);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"A\"}",
        "{\"type\":\"A\",\"linked_ptr_record\":null}",
        "{\"type\":\"AAAA\",\"linked_ptr_record\":{}}",
        "{\"type\":\"TXT\",\"rdata\":{\"text\":\"linked_ptr_record\"}}",
        "{\"type\":\"SOMETHING\"}",
        "{}"
      })
  void whatNothingIsLinkedToIsDeletedAndIsGoneThen(String body) {
    JsonNode seen = Wire.json().readTree(body);

    assertThat(SITE.next(seen))
        .isInstanceOfSatisfying(
            Next.Send.class,
            send -> {
              assertThat(send.call())
                  .isEqualTo("DELETE /instances/inst/dnszones/zone/resource_records/A:" + UUID);
              assertThat(send.then()).isEqualTo(Next.Then.GONE);
            });
    assertThat(SITE.standing(seen)).isEqualTo(Verdict.Standing.FREE);
    assertThat(SITE.state(seen)).doesNotContain("PTR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"PTR:" + UUID + "\"}    | PTR:" + UUID,
        "{\"id\":\"A:" + UUID + "\"}      | (of an id that cannot be read)",
        "{\"id\":\"long words, no id\"}   | (of an id that cannot be read)",
        "{\"name\":\"10.0.0.1\"}          | (of an id that cannot be read)",
        "\"PTR:" + UUID + "\"             | (of an id that cannot be read)",
        "true                             | (of an id that cannot be read)"
      })
  void whatAReverseEntryIsLinkedToWaitsForThat(String linked, String shown) {
    JsonNode seen =
        Wire.json().readTree("{\"type\":\"AAAA\",\"linked_ptr_record\":%s}".formatted(linked));

    assertThat(SITE.next(seen))
        .isEqualTo(
            new Next.Refuse(
                Refusal.IN_USE,
                "its PTR record %s is still there; register it so that it goes first"
                    .formatted(shown)));
    assertThat(SITE.standing(seen)).isEqualTo(Verdict.Standing.HELD);
    assertThat(SITE.state(seen)).isEqualTo("type=AAAA, with PTR record " + shown);
  }
}
