package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.saga.Counts;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is left of a deletion, as a bar: solid is left, an outline is gone, hatched is
/// unverifiable, taller is stuck. It empties as things go. Rendered by `page/state ::
/// slate(slate)`.
///
/// @param label what it says, for those who do not see it
public record Slate(String label, List<Block> blocks) {
  /// The width of the whole bar, in its own units.
  public static final int WIDTH = 132;

  private static final int MOST_SINGLE = 24;
  private static final double GAP = 3;
  private static final double LEAST = 2;
  private static final List<StepState> ORDER =
      List.of(
          StepState.GONE,
          StepState.STUCK,
          StepState.UNVERIFIABLE,
          StepState.DOUBTED,
          StepState.CHECKING,
          StepState.SENT,
          StepState.WAITING,
          StepState.SEEN,
          StepState.PLANNED);

  /// One block of it.
  ///
  /// @param look the class of the style sheet
  public record Block(String look, double x, double width) {
    /// Where it begins from above: what is stuck is taller.
    public double y() {
      return look.equals("stuck") ? 0.5 : 2.5;
    }

    /// How tall it is.
    public int height() {
      return look.equals("stuck") ? 13 : 9;
    }
  }

  /// A block per step, or one per state where there are many.
  public static Slate of(Counts counts) {
    return new Slate(
        label(counts), counts.total() <= MOST_SINGLE ? singles(counts) : shares(counts));
  }

  private static String label(Counts counts) {
    if (counts.total() == 0) {
      return "nothing is left";
    }
    String of = " of " + number(counts.total());
    if (counts.left() > 0 && counts.left() == counts.unverifiable()) {
      return number(counts.left()) + of + " unverifiable";
    }
    if (counts.left() > 0 && counts.left() == counts.checking() + counts.doubted()) {
      return number(counts.left()) + of + " to look at";
    }
    return number(counts.left()) + of + " left";
  }

  private static List<Block> singles(Counts counts) {
    List<Block> blocks = new ArrayList<>();
    double width = (double) WIDTH / Math.max(1, counts.total());
    for (StepState state : ORDER) {
      for (int i = 0; i < counts.of(state); i++) {
        blocks.add(new Block(look(state), round(blocks.size() * width + 0.5), round(width - GAP)));
      }
    }
    return blocks;
  }

  /// By share; what is there at all is seen, however small its share is.
  private static List<Block> shares(Counts counts) {
    List<StepState> there = ORDER.stream().filter(state -> counts.of(state) > 0).toList();
    double room = WIDTH - there.size() * (LEAST + 1);
    List<Block> blocks = new ArrayList<>();
    double x = 0.5;
    for (StepState state : there) {
      double width = LEAST + room * counts.of(state) / counts.total();
      blocks.add(new Block(look(state), round(x), round(width)));
      x += width + 1;
    }
    return blocks;
  }

  private static String look(StepState state) {
    return switch (state) {
      case DOUBTED -> "checking";
      case SEEN -> "sent";
      case PLANNED, SENT, WAITING, CHECKING, STUCK, UNVERIFIABLE, GONE -> state.wire();
    };
  }

  private static double round(double number) {
    return Math.round(number * 10) / 10.0;
  }

  /// A number with its thousands apart.
  public static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }
}
