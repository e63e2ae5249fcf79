package dev.cleanslate.simulator.room;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Cuts pages out of objects in order, and makes them lie where a fault wants it.
///
/// @param place where an id lies, or lay
record Paging(NavigableMap<Long, Entry> all, ToLongFunction<String> place) {

  Page page(PageOrder order, Listing listing) {
    return switch (listing) {
      case Listing.Honest _, Listing.StillShows _ -> honest(order);
      case Listing.Loops _ -> {
        Page first = honest(fromTheStart(order));
        yield new Page(first.entries(), true);
      }
      case Listing.CutShort(int keep) -> {
        List<Entry> entries = honest(order).entries();
        yield new Page(entries.subList(0, Math.min(keep, entries.size())), false);
      }
      case Listing.Misses(Set<String> ids) -> without(ids, honest(order));
    };
  }

  private static PageOrder fromTheStart(PageOrder order) {
    return new PageOrder(
        order.ascending(),
        order.limit(),
        java.util.Optional.empty(),
        java.util.Optional.empty(),
        order.wanted());
  }

  private static Page without(Set<String> ids, Page page) {
    List<Entry> entries = page.entries();
    List<Entry> left =
        ids.isEmpty()
            ? entries.subList(Math.min(1, entries.size()), entries.size())
            : entries.stream().filter(entry -> !ids.contains(entry.id())).toList();
    return new Page(left, page.hasMore());
  }

  private Page honest(PageOrder order) {
    NavigableMap<Long, Entry> view = order.ascending() ? all : all.descendingMap();
    if (order.after().isPresent()) {
      view = view.tailMap(place.applyAsLong(order.after().get()), false);
    }
    if (order.before().isPresent()) {
      view = view.headMap(place.applyAsLong(order.before().get()), false);
      return order.after().isPresent() ? first(view, order) : last(view, order);
    }
    return first(view, order);
  }

  private static Page last(NavigableMap<Long, Entry> view, PageOrder order) {
    Page backwards = first(view.descendingMap(), order);
    return new Page(backwards.entries().reversed(), backwards.hasMore());
  }

  private static Page first(NavigableMap<Long, Entry> view, PageOrder order) {
    List<Entry> entries = new ArrayList<>();
    int toSkip = order.skip();
    for (Entry entry : view.values()) {
      if (order.wanted().test(entry) && toSkip-- <= 0) {
        if (entries.size() == order.limit()) {
          return new Page(entries, true);
        }
        entries.add(entry);
      }
    }
    return new Page(entries, false);
  }
}
