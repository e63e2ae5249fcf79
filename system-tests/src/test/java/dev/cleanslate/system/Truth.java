package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the provider holds and what it was asked since some request, compared with what should be.
final class Truth {
  private final Provider provider;
  private final long since;
  private final List<Logged> requests;

  /// @param since the number of the last request that is not looked at
  Truth(Provider provider, long since) {
    this.provider = provider;
    this.since = since;
    this.requests = provider.requestsAfter(since);
  }

  /// How many of the clones' resources were deleted.
  int effectiveDeletions(Collection<Clone> clones) {
    Set<String> deleted =
        requests.stream()
            .filter(Logged::isEffectiveDeletion)
            .map(Logged::path)
            .collect(Collectors.toSet());
    deleted.retainAll(paths(clones));
    return deleted.size();
  }

  /// All of them are gone, each by one effective deletion and seen absent by a later look; nothing
  /// else was deleted, nor was a deletion of anything else attempted.
  void holdsThatOnlyTheseWent(Collection<Clone> clones) {
    Set<String> meant = paths(clones);
    assertThat(provider.present())
        .as("what is left at the provider")
        .doesNotContainAnyElementsOf(meant);
    assertThat(requests)
        .filteredOn(Logged::isDeletion)
        .as("deletions since request %d", since)
        .allSatisfy(request -> assertThat(meant).contains(request.path()));
    assertThat(effective()).as("effective deletions").hasSameSizeAs(meant);
    assertThat(effective()).allSatisfy((path, times) -> assertThat(times).as(path).hasSize(1));
    meant.forEach(this::holdsThatItWasSeenAbsent);
  }

  private Map<String, List<Long>> effective() {
    return requests.stream()
        .filter(Logged::isEffectiveDeletion)
        .collect(
            Collectors.groupingBy(
                Logged::path, Collectors.mapping(Logged::number, Collectors.toList())));
  }

  private void holdsThatItWasSeenAbsent(String path) {
    long deleted = deletionOf(path);
    assertThat(requests)
        .as("a later look that found %s absent", path)
        .anyMatch(request ->
            request.path().equals(path) && request.isAbsence() && request.number() > deleted);
  }

  /// The number of the request that deleted it.
  long deletionOf(String path) {
    return requests.stream()
        .filter(request -> request.path().equals(path) && request.isEffectiveDeletion())
        .mapToLong(Logged::number)
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " was never deleted"));
  }

  /// The number of the first look that found it absent.
  long firstAbsenceOf(String path) {
    return requests.stream()
        .filter(request -> request.path().equals(path) && request.isAbsence())
        .mapToLong(Logged::number)
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " was never seen absent"));
  }

  /// Items before their conversation, and seen absent before; detached before the file goes, both
  /// before the store.
  void holdsThatTheOrderWasKept(Clone clone) {
    for (Belonging child : clone.belongings()) {
      Belonging parent = child.parent();
      if (parent != null) {
        assertThat(deletionOf(child.path())).isLessThan(deletionOf(parent.path()));
        assertThat(firstAbsenceOf(child.path())).isLessThan(deletionOf(parent.path()));
      }
    }
    Map<String, Long> files = new HashMap<>();
    clone.of(Belonging.FILE).forEach(file -> files.put(file.id(), deletionOf(file.path())));
    long firstStore =
        clone.of(Belonging.VECTOR_STORE).stream()
            .mapToLong(store -> deletionOf(store.path()))
            .min()
            .orElse(Long.MAX_VALUE);
    for (Belonging link : clone.of(Belonging.STORE_FILE)) {
      long file = files.getOrDefault(link.id(), Long.MAX_VALUE);
      assertThat(deletionOf(link.path())).isLessThan(file);
      assertThat(file).isLessThan(firstStore);
    }
  }

  /// Each request went out once: the client library retried nothing by itself, and no deletion was
  /// asked for twice.
  void holdsThatNothingWasRepeated() {
    assertThat(requests)
        .filteredOn(request -> request.path().startsWith("/openai/"))
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.retries()).as("%s", request).isEqualTo("0"));
    assertThat(requests)
        .filteredOn(Logged::isDeletion)
        .extracting(Logged::path)
        .doesNotHaveDuplicates();
  }

  /// All of it is there, and no request of any sort named it.
  void holdsThatItWasLeftAlone(Clone clone) {
    assertThat(provider.present()).containsAll(clone.paths());
    Set<String> mine = clone.paths();
    assertThat(requests)
        .as("requests about %s", clone.ref())
        .noneMatch(request -> mine.contains(request.path()));
  }

  private static Set<String> paths(Collection<Clone> clones) {
    Set<String> paths = new HashSet<>();
    clones.forEach(clone -> paths.addAll(clone.paths()));
    return paths;
  }
}
