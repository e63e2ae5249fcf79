package dev.cleanslate.orchestrator.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindWordsTests {
  @ParameterizedTest
  @CsvSource({
    "openai.vector_store, 1, 1 vector store",
    "openai.vector_store, 2000, '2,000 vector stores'",
    "ibm.reserved_ip, 2, 2 addresses",
    "ibm.dns_record, 1, 1 DNS record",
    "host.process, 3, 3 processes",
    "owner, 2, 2 owners",
    "clone.chat_message, 1, chat messages",
    "clone.knowledge, 1, knowledge",
    "clone.qa_training, 1, Q&A training",
    "clone.record, 1, clone’s own record",
    "node.ip_reservation, 1, ip reservations",
    "new.kind_of_thing, 2, 2 kind of things",
  })
  void aKindIsCalledAsPeopleCallIt(String kind, long n, String words) {
    assertThat(KindWords.count(kind, n)).isEqualTo(words);
  }
}
