package dev.cleanslate.ibm.kind;

import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.call.Sending;
import dev.cleanslate.ibm.call.Told;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One walk through all pages of a listing. It is complete only if each page is one, nothing comes
/// twice, each next page can be asked for, no two pages differ in how many elements there are, and
/// in the end as many were seen.
public final class Walk {
  private static final int MOST = 100_000;
  private static final Pattern AMPERSAND = Pattern.compile("&");

  private final Api api;
  private final Route route;
  private final Errand errand;
  private final Consumer<Listed> each;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> cursors = new HashSet<>();
  private @Nullable String account;
  private @Nullable JsonNode total;

  Walk(Api api, Route route, Errand errand, Consumer<Listed> each) {
    this.api = api;
    this.route = route;
    this.errand = errand;
    this.each = each;
  }

  /// How a listing is asked for.
  ///
  /// @param call how it is shown (`GET /bare_metal_servers?vpc.id=r006-...`)
  /// @param collection the field with the elements
  /// @param cursor what the address of the next page calls its beginning: `start`, or `offset`
  /// @param page the page with this beginning; null asks for the first
  /// @param marks the exact ownership marks of an element
  /// @param meant which elements are of the kind and in the scope, where the provider cannot leave
  ///   out the others; all count towards completeness
  public record Route(
      String call,
      String collection,
      String cursor,
      Function<@Nullable String, Sending> page,
      Function<JsonNode, Set<String>> marks,
      Predicate<JsonNode> meant) {
    /// A listing in which all elements are meant.
    public Route(
        String call,
        String collection,
        String cursor,
        Function<@Nullable String, Sending> page,
        Function<JsonNode, Set<String>> marks) {
      this(call, collection, cursor, page, marks, _ -> true);
    }
  }

  Listing walked() {
    String cursor = null;
    while (true) {
      Told told = api.read(errand, route.page().apply(cursor));
      if (!(told instanceof Told.Good good)) {
        return broken(told, cursor == null);
      }
      String fault = faultOf(good);
      if (fault != null) {
        return incomplete(fault);
      }
      if (good.body().path("next").isMissingNode() || good.body().path("next").isNull()) {
        return ended(good.body().path("total_count"));
      }
      cursor = cursor(good.body().path("next").path("href").stringValue(null));
      if (cursor == null) {
        return incomplete("the address of the next page names no " + route.cursor());
      }
      if (!cursors.add(cursor)) {
        return incomplete("the listing goes round in a circle");
      }
    }
  }

  /// Takes the page in, and says what is wrong with it.
  private @Nullable String faultOf(Told.Good page) {
    if (!cursors.isEmpty() && !Objects.equals(account, page.account())) {
      return "the account changed between two pages";
    }
    account = page.account();
    JsonNode count = page.body().path("total_count");
    if (count.isIntegralNumber()) {
      if (total != null && !total.equals(count)) {
        // Where pages are numbered, each deletion meanwhile hides an element from the next page.
        return "the number of elements changed between two pages";
      }
      total = count;
    }
    JsonNode elements = page.body().path(route.collection());
    if (!elements.isArray()) {
      return "a page has no " + route.collection();
    }
    for (JsonNode element : elements) {
      String id = element.path("id").stringValue("");
      if (id.isEmpty()) {
        return "an element has no id";
      }
      if (!ids.add(id)) {
        return "the listing shows something twice";
      }
      if (ids.size() > MOST) {
        return "more than %d elements".formatted(MOST);
      }
      if (route.meant().test(element)) {
        each.accept(new Listed(id, route.marks().apply(element)));
      }
    }
    return null;
  }

  private @Nullable String cursor(@Nullable String href) {
    String query = href == null ? null : query(href);
    if (query == null) {
      return null;
    }
    String name = route.cursor() + "=";
    return AMPERSAND
        .splitAsStream(query)
        .filter(entry -> entry.startsWith(name) && entry.length() > name.length())
        .findFirst()
        .map(entry -> decoded(entry.substring(name.length())))
        .orElse(null);
  }

  private static @Nullable String query(String href) {
    try {
      return URI.create(href).getRawQuery();
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static @Nullable String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private Listing ended(JsonNode total) {
    if (!total.isIntegralNumber()) {
      return incomplete("the listing does not say how many there are");
    }
    return total.asLong() == ids.size()
        ? new Listing.Complete(route.call(), account)
        : incomplete("%d of %s were shown".formatted(ids.size(), total.asString()));
  }

  private static Listing incomplete(String detail) {
    return new Listing.Partial(Doubt.LISTING_INCOMPLETE, detail);
  }

  private static Listing broken(Told told, boolean first) {
    return switch (told) {
      case Told.Good _ -> throw new IllegalArgumentException("a good page is not broken");
      case Told.Rejected no -> new Listing.Partial(doubt(no, first), no.error().details());
      case Told.NoToken(_, var detail, _) -> new Listing.Partial(Doubt.CREDENTIAL, detail);
      case Told.Silent(var detail) -> new Listing.Partial(Doubt.UNAVAILABLE, detail);
      case Told.NotSent(var detail, _) -> new Listing.Partial(Doubt.UNAVAILABLE, detail);
    };
  }

  private static Doubt doubt(Told.Rejected no, boolean first) {
    return switch (no.error().status()) {
      case 401, 403 -> Doubt.CREDENTIAL;
      case 404, 410 -> first ? Doubt.CONTROL_FAILED : Doubt.LISTING_INCOMPLETE;
      case 400 -> Doubt.LISTING_INCOMPLETE;
      default -> Doubt.UNAVAILABLE;
    };
  }
}
