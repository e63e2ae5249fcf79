package dev.cleanslate.orchestrator.api.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.dao.DataAccessResourceFailureException;

/// A history that grows by hand; its places are numbers, its pages hold two.
final class Story implements Feed {
  final List<String> events = new CopyOnWriteArrayList<>();
  volatile boolean broken;

  @Override
  public Optional<UUID> deletion() {
    return Optional.empty();
  }

  @Override
  public Batch beyond(String place) {
    if (broken) {
      throw new DataAccessResourceFailureException("away");
    }
    List<Told> told = new ArrayList<>();
    int from = Integer.parseInt(place);
    for (int i = from; i < Math.min(from + 2, events.size()); i++) {
      told.add(new Told(String.valueOf(i + 1), events.get(i)));
    }
    String last = told.isEmpty() ? place : told.getLast().place();
    return new Batch(told, last, told.size() == 2);
  }
}
