package dev.cleanslate.storage.kind;

import dev.cleanslate.storage.s3.Removal;
import dev.cleanslate.storage.s3.S3Service;
import dev.cleanslate.storage.s3.Stored;
import dev.cleanslate.storage.s3.Upload;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one command may spend, and what it has spent: a few batches, a few seconds. Remembers what
/// the service said it deleted, so that a listing that still shows it is noticed; that is bounded
/// by the batches. Not thread-safe.
final class Effort {
  private static final int MOST_BATCHES = 5;
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final S3Service service;
  private final Errand errand;
  private final Selection selection;
  private final Sameness sameness;
  private final int batchSize;
  private final Duration reserve;
  private final Set<String> saidGone = new HashSet<>();
  private int batches;
  private long gone;

  Effort(S3Service service, Errand errand, Selection selection, Sameness sameness, int batchSize) {
    this.service = service;
    this.errand = errand;
    this.selection = selection;
    this.sameness = sameness;
    this.batchSize = batchSize;
    this.reserve = errand.left().minus(LONGEST);
  }

  S3Service service() {
    return service;
  }

  Errand errand() {
    return errand;
  }

  Selection selection() {
    return selection;
  }

  Sameness sameness() {
    return sameness;
  }

  int batchSize() {
    return batchSize;
  }

  /// How much was taken away so far, as the service says.
  long gone() {
    return gone;
  }

  boolean isSpent() {
    return batches >= MOST_BATCHES || errand.left().compareTo(reserve) <= 0;
  }

  /// Whether the service said that it deleted this, which it lists.
  boolean isSaidGone(Stored one) {
    return saidGone.contains(one.identity());
  }

  /// Takes back what was counted, since it is still listed.
  void uncount(long stillListed) {
    gone = Math.max(0, gone - stillListed);
  }

  /// Deletes what one request can name; what none can, by path.
  Answer<Removal> remove(List<Stored> batch) {
    List<Stored> named = batch.stream().filter(each -> S3Service.canName(each.key())).toList();
    if (named.size() == batch.size()) {
      return counted(named, service.remove(errand, selection.bucket(), named, sameness.isStated()));
    }
    return named.isEmpty() ? byPath(batch) : remove(named, batch);
  }

  private Answer<Removal> remove(List<Stored> named, List<Stored> batch) {
    Answer<Removal> first =
        counted(named, service.remove(errand, selection.bucket(), named, sameness.isStated()));
    if (!(first instanceof Answer.Good<Removal>(var removal))) {
      return first;
    }
    Answer<Removal> second =
        byPath(batch.stream().filter(each -> !S3Service.canName(each.key())).toList());
    return second instanceof Answer.Good<Removal>(var more)
        ? new Answer.Good<>(removal.plus(more))
        : second;
  }

  private Answer<Removal> byPath(List<Stored> ones) {
    Removal sum = Removal.NONE;
    for (Stored one : ones) {
      Answer<Removal> answer =
          counted(
              List.of(one),
              service.removeByPath(errand, selection.bucket(), one, sameness.isStated()));
      if (!(answer instanceof Answer.Good<Removal>(var removal))) {
        return answer;
      }
      sum = sum.plus(removal);
    }
    return new Answer.Good<>(sum);
  }

  private Answer<Removal> counted(List<Stored> ones, Answer<Removal> answer) {
    if (answer instanceof Answer.Good<Removal>(var removal)) {
      gone += removal.gone();
      batches += removal.gone() > 0 ? 1 : 0;
      if (removal.left().isEmpty()) {
        ones.forEach(one -> saidGone.add(one.identity()));
      }
    }
    return answer;
  }

  /// Ends an upload; one that is not there any more counts as ended.
  Answer<Removal> abort(Upload upload) {
    Answer<Removal> answer = service.abort(errand, selection.bucket(), upload);
    if (answer instanceof Answer.Rejected<Removal> no && "NoSuchUpload".equals(no.code())) {
      return new Answer.Good<>(Removal.NONE);
    }
    if (answer instanceof Answer.Good<Removal>) {
      gone++;
    }
    return answer;
  }
}
