package dev.cleanslate.standalone.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes what the clones have, and arms the faults that some of them meet.
final class Clones {
  private final SimulatedCloud cloud;
  private final OpenAi openAi;
  private final Stored stored;
  private final @Nullable Rows rows;

  Clones(SimulatedCloud cloud, OpenAi openAi, Stored stored, @Nullable Rows rows) {
    this.cloud = cloud;
    this.openAi = openAi;
    this.stored = stored;
    this.rows = rows;
  }

  Owner cast(Role role) throws IOException, InterruptedException {
    List<Resource> resources = new ArrayList<>(knowledge(role));
    resources.addAll(talk(role));
    if (role.plot() == Role.Plot.RETIRED) {
      resources.add(retiredAssistant(role));
    }
    if (role.plot() == Role.Plot.WHOLE) {
      resources.addAll(stored.of(role));
      resources.addAll(rows == null ? List.of() : rows.clone(role));
    }
    Set<String> hidden = unregistered(role, resources);
    Owner owner = new Owner(role, resources, hidden, List.of(), List.of());
    if (role.plot() == Role.Plot.FAULTS) {
      misbehave(owner);
    } else if (role.plot() == Role.Plot.PROTECTED) {
      protect(owner);
    }
    return owner;
  }

  /// What nobody registers: a store of exactly the name that the catalog gives a clone's, and, left
  /// by the neighbour whom nobody deletes, one that is only called alike.
  private Set<String> unregistered(Role role, List<Resource> resources)
      throws IOException, InterruptedException {
    String name =
        switch (role.plot()) {
          case ALIKE -> "clone-" + role.id();
          case UNTOUCHED -> "old copy of " + role.id().replace("-2", "");
          default -> "";
        };
    if (name.isEmpty()) {
      return Set.of();
    }
    Resource store = openAi.vectorStore(name);
    resources.add(store);
    return Set.of(store.id());
  }

  /// A vector store with two files in it: five resources, for a file and its place in a store are
  /// two.
  private List<Resource> knowledge(Role role) throws IOException, InterruptedException {
    Resource store = openAi.vectorStore(role.id());
    Resource memories = openAi.file(role.id() + "-memories.txt");
    Resource letters = openAi.file(role.id() + "-letters.txt");
    return List.of(
        store, memories, letters, openAi.attach(store, memories), openAi.attach(store, letters));
  }

  private List<Resource> talk(Role role) throws IOException, InterruptedException {
    Resource conversation = openAi.conversation(role.id());
    return List.of(
        conversation,
        openAi.say(conversation, "Who are you?"),
        openAi.say(conversation, "What do you remember?"),
        openAi.say(conversation, "Good night."));
  }

  private Resource retiredAssistant(Role role) throws IOException, InterruptedException {
    openAi.assistantsAre("live");
    Resource assistant = openAi.assistant(role.id());
    openAi.assistantsAre("retired-404");
    return assistant;
  }

  private void protect(Owner owner) throws IOException, InterruptedException {
    String store = owner.of(OpenAi.VECTOR_STORE).getFirst().id();
    whenDeleting("vector_stores/" + store, 1_000_000, Map.of("type", "protected"));
  }

  private void misbehave(Owner owner) throws IOException, InterruptedException {
    String store = owner.of(OpenAi.VECTOR_STORE).getFirst().id();
    String file = owner.of(OpenAi.FILE).getFirst().id();
    String conversation = owner.of(OpenAi.CONVERSATION).getFirst().id();
    whenDeleting("files/" + file, 1, Map.of("type", "throttle", "form", "integer", "seconds", 1));
    whenDeleting("vector_stores/" + store, 1, Map.of("type", "slow", "delay_ms", 2000));
    whenDeleting("conversations/" + conversation, 1, Map.of("type", "status", "status", 503));
    whenDeleting(
        "vector_stores/" + store + "/files/" + file, 1, Map.of("type", "close", "when", "after"));
  }

  private void whenDeleting(String path, int times, Map<String, Object> action)
      throws IOException, InterruptedException {
    cloud.whenDeleting(OpenAi.ROOT + path, times, action);
  }
}
