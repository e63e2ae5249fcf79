package dev.cleanslate.worker;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A handler that says what it is told to.
public final class ScriptedHandler implements CountingHandler {
  public volatile Advanced advanced = new Advanced.Gone(Evidence.of("DELETE /x", "200"));
  public volatile Looked looked =
      new Looked.Present(Verdict.Standing.FREE, Evidence.of("GET /x", "200"));
  public volatile Listing listing = new Listing.Complete("GET /x", "acc");
  public volatile List<Listed> listed = List.of();
  public volatile Counted counted = new Counted.Page("GET /x", "acc", List.of(), 0, null);
  public volatile @Nullable String countedAfter;
  public volatile Duration countedWithin = Duration.ZERO;
  public volatile @Nullable RuntimeException fault;
  public volatile @Nullable Error errorOnce;
  public volatile CountDownLatch beforeAdvance = new CountDownLatch(0);
  public volatile String lastAdvanced = "";
  public volatile int asked;
  public volatile int advances;
  public volatile boolean forced;

  @Override
  public Collection<Kind> kinds() {
    return List.of(new Kind("test.thing", Pattern.compile("t-[a-z0-9-]{1,60}"), Map.of(), true));
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    count();
    synchronized (this) {
      advances++;
      lastAdvanced = String.valueOf(target.id());
      forced = errand.force();
    }
    try {
      beforeAdvance.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return advanced;
  }

  @Override
  public Looked look(Target target, Errand errand) {
    count();
    return looked;
  }

  @Override
  public Listing list(
      String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    count();
    listed.forEach(each);
    return listing;
  }

  @Override
  public Counted count(String kind, @Nullable String after, int most, Errand errand) {
    count();
    countedAfter = after;
    countedWithin = errand.left();
    return counted;
  }

  private synchronized void count() {
    asked++;
    Error once = errorOnce;
    if (once != null) {
      errorOnce = null;
      throw once;
    }
    RuntimeException now = fault;
    if (now != null) {
      throw now;
    }
  }
}
