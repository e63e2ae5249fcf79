package dev.cleanslate.standalone.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes at the provider what the owners have, and arms the faults that some of them meet.
final class Casting {
  private final Provider provider;

  Casting(Provider provider) {
    this.provider = provider;
  }

  /// All owners, named with this mark, with everything they have.
  List<Owner> cast(String mark) throws IOException, InterruptedException {
    List<Owner> owners = new ArrayList<>();
    for (Role role : Role.all(mark)) {
      owners.add(cast(role));
    }
    return List.copyOf(owners);
  }

  private Owner cast(Role role) throws IOException, InterruptedException {
    List<Resource> resources = new ArrayList<>(knowledge(role));
    resources.addAll(talk(role));
    if (role.plot() == Role.Plot.RETIRED) {
      resources.add(retiredAssistant(role));
    }
    Owner owner = new Owner(role, resources);
    switch (role.plot()) {
      case FAULTS -> misbehave(owner);
      case PROTECTED -> protect(owner);
      case CLEAN, RETIRED, UNTOUCHED -> {}
    }
    return owner;
  }

  /// A vector store with two files in it: five resources, for a file and its place in a store are
  /// two.
  private List<Resource> knowledge(Role role) throws IOException, InterruptedException {
    Resource store = provider.vectorStore(role.id());
    Resource memories = provider.file(role.id() + "-memories.txt");
    Resource letters = provider.file(role.id() + "-letters.txt");
    return List.of(
        store,
        memories,
        letters,
        provider.attach(store, memories),
        provider.attach(store, letters));
  }

  private List<Resource> talk(Role role) throws IOException, InterruptedException {
    Resource conversation = provider.conversation(role.id());
    return List.of(
        conversation,
        provider.say(conversation, "Who are you?"),
        provider.say(conversation, "What do you remember?"),
        provider.say(conversation, "Good night."));
  }

  private Resource retiredAssistant(Role role) throws IOException, InterruptedException {
    provider.assistantsAre("live");
    Resource assistant = provider.assistant(role.id());
    provider.assistantsAre("retired-404");
    return assistant;
  }

  private void protect(Owner owner) throws IOException, InterruptedException {
    String store = owner.of(Resource.VECTOR_STORE).getFirst().id();
    provider.whenDeleting("vector_stores/" + store, 1_000_000, Map.of("type", "protected"));
  }

  private void misbehave(Owner owner) throws IOException, InterruptedException {
    String store = owner.of(Resource.VECTOR_STORE).getFirst().id();
    String file = owner.of(Resource.FILE).getFirst().id();
    String conversation = owner.of(Resource.CONVERSATION).getFirst().id();
    provider.whenDeleting(
        "files/" + file, 1, Map.of("type", "throttle", "form", "integer", "seconds", 1));
    provider.whenDeleting("vector_stores/" + store, 1, Map.of("type", "slow", "delay_ms", 2000));
    provider.whenDeleting(
        "conversations/" + conversation, 1, Map.of("type", "status", "status", 503));
    provider.whenDeleting(
        "vector_stores/" + store + "/files/" + file, 1, Map.of("type", "close", "when", "after"));
  }

  /// How many faults [#cast] arms.
  static int faults() {
    return 5;
  }
}
