package dev.cleanslate.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFilesTests {
  @TempDir private Path proc;

  @Test
  void aProcessAndItsChildrenAreCountedTogetherAndOneThatEndedIsNothing() throws IOException {
    process(7, "8 9 ", 1, 100);
    process(8, "", 20, 1000);

    ProcessFiles processes = new ProcessFiles(proc, List.of(7L));

    assertThat(processes.cpuMs()).isEqualTo((4 * 1 + 4 * 20) * 10);
    assertThat(processes.memoryKb()).isEqualTo(1100);
  }

  private void process(int pid, String children, int ticks, int pss) throws IOException {
    Path folder = Files.createDirectories(proc.resolve("%d/task/%d".formatted(pid, pid)));
    Files.writeString(folder.resolve("children"), children);
    Files.writeString(
        proc.resolve(pid + "/stat"),
        "%1$d (a ) b) S 1 1 1 0 -1 4194560 5 6 7 8 %2$d %2$d %2$d %2$d 20 0 1 0 99"
            .formatted(pid, ticks));
    Files.writeString(
        proc.resolve(pid + "/smaps_rollup"),
        "Rss: %d kB\nPss: %d kB\nPss_Anon: 3 kB\n".formatted(2 * pss, pss));
  }
}
