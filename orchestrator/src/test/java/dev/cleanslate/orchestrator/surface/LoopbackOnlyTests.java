package dev.cleanslate.orchestrator.surface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LoopbackOnlyTests {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost, true",
    "127.0.0.1, LOCALHOST, true",
    "127.8.9.1, 127.0.0.1, true",
    "::1, [::1], true",
    "0:0:0:0:0:0:0:1, localhost, true",
    "10.0.0.7, localhost, false",
    "203.0.113.9, 127.0.0.1, false",
    "fe80::1, localhost, false",
    "::ffff:203.0.113.9, localhost, false",
    "127.0.0.1, example.org, false",
    "127.0.0.1, localhost.example.org, false",
    "127.0.0.1, 10.0.0.7, false",
    "unknown, localhost, false",
  })
  void onlyWhoCallsFromHereAndMeansHereIsLetIn(String from, String host, boolean isLetIn) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/clones/a");
    request.setRemoteAddr(from);
    request.setServerName(host);

    assertThat(LoopbackOnly.objection(request).isEmpty()).isEqualTo(isLetIn);
  }

  @ParameterizedTest
  @CsvSource({"org.apache.tomcat.request.forwarded, true"})
  void anAddressThatTheServerTookFromAHeaderIsNotBelieved(String attribute, boolean value) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/clones/a");
    request.setAttribute(attribute, value);

    assertThat(LoopbackOnly.objection(request)).get().asString().contains("forwarded");
  }
}
