package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LanesTests {
  @Test
  void jobsOfOneLaneRunOneAfterTheOtherAndInOrder() throws InterruptedException {
    Map<String, List<Integer>> ran = new ConcurrentHashMap<>();
    AtomicInteger clashes = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Lanes lanes = new Lanes(threads);
      Map<String, AtomicInteger> busy = new ConcurrentHashMap<>();
      for (int i = 0; i < 20_000; i++) {
        String lane = "lane-" + i % 7;
        int number = i;
        lanes.run(
            lane.getBytes(StandardCharsets.UTF_8),
            () -> {
              AtomicInteger here = busy.computeIfAbsent(lane, _ -> new AtomicInteger());
              if (here.incrementAndGet() > 1) {
                clashes.incrementAndGet();
              }
              ran.computeIfAbsent(lane, _ -> new CopyOnWriteArrayList<>()).add(number);
              here.decrementAndGet();
            });
      }
    }

    assertThat(clashes).hasValue(0);
    assertThat(ran.values().stream().mapToInt(List::size).sum()).isEqualTo(20_000);
    assertThat(ran.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
  }

  @Test
  void aSlowLaneHoldsUpNoOther() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(2);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Lanes lanes = new Lanes(threads);
      lanes.run(
          new byte[] {1},
          () -> {
            try {
              never.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          });
      lanes.run(new byte[] {2}, others::countDown);
      lanes.run(null, others::countDown);

      await().until(() -> others.getCount() == 0);
    } finally {
      never.countDown();
      threads.shutdown();
    }
  }

  @Test
  void aJobThatFailsTakesNoneOfItsLaneWithIt() {
    CountDownLatch behind = new CountDownLatch(2);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Lanes lanes = new Lanes(threads);
      byte[] lane = {1};
      lanes.run(
          lane,
          () -> {
            throw new NoClassDefFoundError("a class that is no longer there");
          });
      lanes.run(lane, behind::countDown);
      lanes.run(
          lane,
          () -> {
            throw new IllegalStateException("a fault");
          });
      lanes.run(lane, behind::countDown);
    }

    assertThat(behind.getCount()).isZero();
  }
}
