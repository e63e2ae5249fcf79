package dev.cleanslate.ibm.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.ibm.Scene;
import dev.cleanslate.ibm.Station;
import dev.cleanslate.ibm.dns.DnsRecords.Zone;
import dev.cleanslate.ibm.vpc.PageWish;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.worker.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Listings that are whole, and the ways in which they are not.
class WalkTests {
  private static final String A = "{\"servers\":[{\"id\":\"a\"}],";
  private static final String B = "{\"servers\":[{\"id\":\"b\"}],";
  private static final String NEXT = "\"next\":{\"href\":\"https://other.host/v1/x?limit=50&start=";

  @Test
  void pagesAreFollowedByTheirStartAloneAndNeverToAnotherHost() {
    List<String> found = new ArrayList<>();
    try (Scene scene = scene(A + NEXT + "s%2F1%3D\"}}", B + "\"next\":null,\"total_count\":2}")) {
      assertThat(walked(scene, found))
          .isEqualTo(new Listing.Complete("GET /servers", Scene.ACCOUNT));
      assertThat(found).containsExactly("a", "b");
      assertThat(scene.station.heard().getLast().path()).contains("start=s%2F1%3D&limit=50");
    }
  }

  @ParameterizedTest
  @MethodSource
  void whatContradictsItselfIsNotComplete(String first, String second, String fault) {
    try (Scene scene = scene(first, second)) {
      assertThat(walked(scene, new ArrayList<>()))
          .isEqualTo(new Listing.Partial(Doubt.LISTING_INCOMPLETE, fault));
    }
  }

  static Stream<Arguments> whatContradictsItselfIsNotComplete() {
    String more = NEXT + "s1\"}}";
    String noStart = "the address of the next page names no start";
    return Stream.of(
        Arguments.of(A + more, B + "\"total_count\":3}", "2 of 3 were shown"),
        Arguments.of(A + more, B + "\"total_count\":1}", "2 of 1 were shown"),
        Arguments.of(
            A + "\"total_count\":3," + more,
            B + "\"total_count\":2}",
            "the number of elements changed between two pages"),
        Arguments.of(A + more, B + "\"x\":1}", "the listing does not say how many there are"),
        Arguments.of(A + more, A + "\"total_count\":2}", "the listing shows something twice"),
        Arguments.of(A + more, B + more, "the listing goes round in a circle"),
        Arguments.of(A + "\"next\":{}}", B, noStart),
        Arguments.of(A + "\"next\":{\"href\":\"https://h/x?limit=50\"}}", B, noStart),
        Arguments.of(A + "\"next\":{\"href\":\"https://h/x?start=\"}}", B, noStart),
        Arguments.of(A + "\"next\":{\"href\":\"https://h/x?restart=1\"}}", B, noStart),
        Arguments.of(A + "\"next\":{\"href\":\"no address at all?start=%\"}}", B, noStart),
        Arguments.of(A + "\"next\":\"s1\"}", B, noStart),
        Arguments.of("{\"total_count\":0}", B, "a page has no servers"),
        Arguments.of("{\"servers\":{},\"total_count\":0}", B, "a page has no servers"),
        Arguments.of(
            "{\"servers\":[{\"name\":\"a\"}],\"total_count\":1}", B, "an element has no id"),
        Arguments.of("{\"servers\":[7],\"total_count\":1}", B, "an element has no id"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, LISTING_INCOMPLETE",
    "401, CREDENTIAL",
    "403, CREDENTIAL",
    "404, LISTING_INCOMPLETE",
    "429, UNAVAILABLE",
    "500, UNAVAILABLE",
    "503, UNAVAILABLE"
  })
  void aPageThatIsRefusedIsNoEnd(int status, Doubt doubt) {
    String error = "{\"errors\":[{\"code\":\"some_code\"}],\"trace\":\"t\"}";
    try (Scene scene =
        new Scene(asked ->
            asked.path().contains("start=")
                ? Station.json(status, error)
                : Station.json(200, A + NEXT + "s1\"}}"))) {
      assertThat(walked(scene, new ArrayList<>()))
          .isEqualTo(new Listing.Partial(doubt, status + " some_code, trace t"));
    }
  }

  @Test
  void aListingOfAPlaceThatIsAbsentIsNotEmpty() {
    String error = "{\"errors\":[{\"code\":\"not_found\"}]}";
    try (Scene scene = new Scene(_ -> Station.json(404, error))) {
      assertThat(walked(scene, new ArrayList<>()))
          .isEqualTo(new Listing.Partial(Doubt.CONTROL_FAILED, "404 not_found"));
    }
  }

  @Test
  void pagesByOffsetAreFollowedToo() {
    String next = "\"next\":{\"href\":\"https://h/x?offset=1&limit=1\"},\"total_count\":2}";
    List<String> found = new ArrayList<>();
    Zone zone = new Zone("instance", "zone");
    try (Scene scene = scene(A + next, B + "\"total_count\":2}")) {
      Walk.Route route =
          new Walk.Route(
              "GET records",
              "servers",
              "offset",
              offset -> () -> scene.dns.listResourceRecords(zone, offset, 1, null),
              _ -> Set.of());

      Listing listing =
          new Walk(scene.api, route, scene.look(), each -> found.add(each.id())).walked();

      assertThat(listing).isInstanceOf(Listing.Complete.class);
      assertThat(scene.station.heard().getLast().path()).endsWith("?offset=1&limit=1");
    }
  }

  @Test
  void whatIsNotMeantCountsButIsNotHandedOn() {
    List<String> found = new ArrayList<>();
    try (Scene scene = scene(A + NEXT + "s1\"}}", B + "\"total_count\":2}")) {
      Walk.Route route =
          new Walk.Route(
              "GET /servers",
              "servers",
              "start",
              start -> () -> scene.vpc.listBareMetalServers("r006-1", new PageWish(start, 50)),
              _ -> Set.of(),
              each -> each.path("id").asString().equals("b"));

      Listing listing =
          new Walk(scene.api, route, scene.look(), each -> found.add(each.id())).walked();

      assertThat(listing).isInstanceOf(Listing.Complete.class);
      assertThat(found).containsExactly("b");
    }
  }

  private static Scene scene(String first, String second) {
    return new Scene(asked ->
        Station.json(
            200,
            asked.path().contains("start=") || asked.path().contains("offset=") ? second : first));
  }

  private static Listing walked(Scene scene, List<String> found) {
    Walk.Route route =
        new Walk.Route(
            "GET /servers",
            "servers",
            "start",
            start -> () -> scene.vpc.listBareMetalServers("r006-1", new PageWish(start, 50)),
            _ -> Set.of());
    return new Walk(scene.api, route, scene.look(), each -> found.add(each.id())).walked();
  }
}
