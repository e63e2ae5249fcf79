package dev.cleanslate.openai;

import dev.cleanslate.messages.CensusPage.Thing;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.openai.ObjectKind.PageWish;
import dev.cleanslate.worker.Counted;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Words;
import dev.cleanslate.worker.cloud.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Counts a page of all objects of a kind in the account, newest first, for a census. Behind the
/// last page it looks at the listing's other end, so that one that breaks off is not taken for
/// whole. Conversations cannot be listed, nor what lies in another object. Thread-safe.
final class Headcount {
  private static final int PAGE = 100;

  private final Api api;

  Headcount(Api api) {
    this.api = api;
  }

  Counted page(ObjectKind kind, @Nullable String after, int most, Errand errand) {
    if (!kind.isListable() || kind.parentKind().isPresent()) {
      return new Counted.Unclear(
          Doubt.NOT_LISTABLE, "there is no listing of %s".formatted(kind.kind().name()));
    }
    String last = after == null ? "" : after;
    PageWish wish = new PageWish(last, Math.min(most, PAGE), false);
    return switch (asked(kind, wish, errand)) {
      case Answer.Good<Body>(var body) -> counted(kind, last, body, errand);
      case Answer<Body> other -> broken(other, last.isEmpty());
    };
  }

  private Answer<Body> asked(ObjectKind kind, PageWish wish, Errand errand) {
    return api.read(errand, (client, options) -> kind.calls().list(client, "", wish, options));
  }

  private Counted counted(ObjectKind kind, String after, Body body, Errand errand) {
    JsonNode elements = body.json().path("data");
    JsonNode more = body.json().path("has_more");
    if (!elements.isArray() || !more.isBoolean()) {
      return incomplete("a page is not a list");
    }
    Set<String> seen = new HashSet<>(Set.of(after));
    List<Thing> things = new ArrayList<>();
    String last = after;
    for (JsonNode element : elements) {
      String id = element.path("id").isString() ? element.path("id").stringValue() : "";
      if (!kind.kind().id().matcher(id).matches()) {
        return incomplete("an element has no id of its kind");
      }
      if (!seen.add(id)) {
        return incomplete("the listing shows something twice");
      }
      things.add(new Thing(id, Marks.owner(element), null, null, name(element)));
      last = id;
    }
    if (more.booleanValue()) {
      return last.equals(after)
          ? incomplete("an empty page says that there is more")
          : new Counted.Page(call(kind), body.account(), things, 0, last);
    }
    return ended(kind, last, new Counted.Page(call(kind), body.account(), things, 0, null), errand);
  }

  /// The listing from its other end must begin with what this one ended with.
  private Counted ended(ObjectKind kind, String last, Counted.Page page, Errand errand) {
    return switch (asked(kind, new PageWish("", 1, true), errand)) {
      case Answer.Good<Body>(var body) -> {
        JsonNode oldest = body.json().path("data").path(0).path("id");
        String end = oldest.isString() ? oldest.stringValue() : "";
        yield end.equals(last) ? page : incomplete("the listing ended before its oldest element");
      }
      case Answer<Body> other -> broken(other, false);
    };
  }

  private static Counted broken(Answer<Body> answer, boolean atStart) {
    return switch (answer) {
      case Answer.Good<Body> _ -> throw new IllegalStateException("a good page is not broken");
      case Answer.Rejected<Body> no -> new Counted.Unclear(Listings.doubt(no, atStart), no.words());
      case Answer.Silent<Body>(var detail) -> new Counted.Unclear(Doubt.UNAVAILABLE, detail);
      case Answer.NotSent<Body>(var detail, _) -> new Counted.Unclear(Doubt.UNAVAILABLE, detail);
    };
  }

  private static Counted incomplete(String why) {
    return new Counted.Unclear(Doubt.LISTING_INCOMPLETE, why);
  }

  private static String call(ObjectKind kind) {
    return "GET " + kind.path("");
  }

  private static @Nullable String name(JsonNode element) {
    String name = Listings.name(element);
    return name == null ? null : Words.fit(name, 500);
  }
}
