package dev.cleanslate.openai;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.openai.ObjectKind.PageWish;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.cloud.Answer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Lists a kind page by page, newest first, and notices where the provider's listing loops, breaks
/// off or ends too early. Thread-safe.
final class Listings {
  private static final int PAGE = 100;
  private static final int MOST = 100_000;

  private final Api api;

  Listings(Api api) {
    this.api = api;
  }

  Listing list(ObjectKind kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    return kind.isListable()
        ? new Walk(kind, kind.parent(scope), errand, each).walked()
        : new Listing.NotListable();
  }

  /// One walk through all pages.
  private final class Walk {
    private final ObjectKind kind;
    private final String parent;
    private final Errand errand;
    private final Consumer<Listed> each;
    private final Set<String> seen = new HashSet<>();
    private String last = "";
    private @Nullable String account;

    Walk(ObjectKind kind, String parent, Errand errand, Consumer<Listed> each) {
      this.kind = kind;
      this.parent = parent;
      this.errand = errand;
      this.each = each;
    }

    Listing walked() {
      boolean more = true;
      while (more) {
        switch (page(new PageWish(last, PAGE, false))) {
          case Answer.Good<Body>(var body) -> {
            String fault = faultOf(body);
            if (fault != null) {
              return new Listing.Partial(Doubt.LISTING_INCOMPLETE, fault);
            }
            more = body.json().path("has_more").booleanValue();
          }
          case Answer<Body> other -> {
            return broken(other);
          }
        }
      }
      return ended();
    }

    private Answer<Body> page(PageWish wish) {
      return api.read(
          errand, (client, options) -> kind.calls().list(client, parent, wish, options));
    }

    /// Takes the page in, and says what is wrong with it.
    private @Nullable String faultOf(Body body) {
      JsonNode elements = body.json().path("data");
      JsonNode more = body.json().path("has_more");
      account = body.account();
      if (!elements.isArray() || !more.isBoolean()) {
        return "a page is not a list";
      }
      if (more.booleanValue() && elements.isEmpty()) {
        return "an empty page says that there is more";
      }
      for (JsonNode element : elements) {
        String fault = faultOf(element);
        if (fault != null) {
          return fault;
        }
      }
      return null;
    }

    private @Nullable String faultOf(JsonNode element) {
      String id = element.path("id").isString() ? element.path("id").stringValue() : "";
      if (id.isEmpty()) {
        return "an element has no id";
      }
      if (!seen.add(id)) {
        return "the listing shows something twice";
      }
      if (seen.size() > MOST) {
        return "more than %d elements".formatted(MOST);
      }
      last = id;
      each.accept(new Listed(id, Marks.of(element), name(element)));
      return null;
    }

    /// The listing from its other end must begin with what this one ended with.
    private Listing ended() {
      return switch (page(new PageWish("", 1, true))) {
        case Answer.Good<Body>(var body) -> {
          JsonNode oldest = body.json().path("data").path(0).path("id");
          String end = oldest.isString() ? oldest.stringValue() : "";
          yield end.equals(last)
              ? new Listing.Complete("GET " + kind.path(parent), account)
              : new Listing.Partial(
                  Doubt.LISTING_INCOMPLETE, "the listing ended before its oldest element");
        }
        case Answer<Body> other -> broken(other);
      };
    }

    private Listing broken(Answer<Body> answer) {
      return switch (answer) {
        case Answer.Good<Body> _ -> throw new IllegalStateException("a good page is not broken");
        case Answer.Rejected<Body> no ->
            new Listing.Partial(doubt(no, last.isEmpty() && parent.isEmpty()), no.words());
        case Answer.Silent<Body>(var detail) -> new Listing.Partial(Doubt.UNAVAILABLE, detail);
        case Answer.NotSent<Body>(var detail, _) -> new Listing.Partial(Doubt.UNAVAILABLE, detail);
      };
    }
  }

  /// Why a page was refused.
  ///
  /// @param atStart whether it was the first page, of what lies in nothing else
  static Doubt doubt(Answer.Rejected<Body> no, boolean atStart) {
    return switch (no.status()) {
      case 401, 403 -> Doubt.CREDENTIAL;
      case 404, 410 -> atStart ? Doubt.API_RETIRED : Doubt.LISTING_INCOMPLETE;
      case 400 -> Doubt.LISTING_INCOMPLETE;
      default -> Doubt.UNAVAILABLE;
    };
  }

  /// What an element is called. Files call it a file name.
  static @Nullable String name(JsonNode element) {
    JsonNode name = element.path(element.has("filename") ? "filename" : "name");
    return name.isString() && !name.stringValue().isBlank() ? name.stringValue() : null;
  }
}
