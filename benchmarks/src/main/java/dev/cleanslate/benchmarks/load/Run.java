package dev.cleanslate.benchmarks.load;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import java.util.List;
import java.util.stream.IntStream;

/// The owners and things of one load, by names that no other load has.
///
/// @param name what all their ids begin with
record Run(String name, Load load) {
  private static final String TYPE = "bench";
  private static final String KIND = "bench.thing";
  private static final String ACCOUNT = "bench";

  OwnerRef owner(int number) {
    return new OwnerRef(null, TYPE, name + "-" + number);
  }

  /// An owner of nothing, by whose registration it shows that a partition was read to its end.
  OwnerRef marker(int partition) {
    return new OwnerRef(null, TYPE, "%s-read-%d".formatted(name, partition));
  }

  /// What the owner holds, in events of the most items that one may carry.
  List<ResourceEvent> registrations(int number) {
    int most = ResourceEvent.MAX_ITEMS;
    int events = (load.resources() + most - 1) / most;
    return IntStream.range(0, events)
        .<ResourceEvent>mapToObj(event ->
            registered(
                owner(number),
                IntStream.range(event * most, Math.min(load.resources(), (event + 1) * most))
                    .mapToObj(thing -> item("%s-%d-%d".formatted(name, number, thing)))
                    .toList()))
        .toList();
  }

  static ResourceEvent registered(OwnerRef owner, List<ResourceEvent.Item> items) {
    return new ResourceEvent.Registered(owner, items, null, null, null);
  }

  private static ResourceEvent.Item item(String id) {
    return new ResourceEvent.Item(KIND, id, null, ACCOUNT, null, null, null, null);
  }
}
