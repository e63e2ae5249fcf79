package dev.cleanslate.cli.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Rows in columns that are as wide as they need to be. A column whose cells are all numbers stands
/// to the right. For one writer.
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<String> titles) {
    rows.add(titles);
  }

  /// With these titles.
  public static Table of(String... titles) {
    return new Table(List.of(titles));
  }

  /// With one more row, of as many cells as there are titles.
  public Table row(Object... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException("a row of %d cells".formatted(cells.length));
    }
    rows.add(java.util.Arrays.stream(cells).map(cell -> Plain.text(cell.toString())).toList());
    return this;
  }

  /// Hands over line by line; nothing where there is no row.
  public void to(Consumer<String> line) {
    if (rows.size() > 1) {
      rows.forEach(row -> line.accept(line(row)));
    }
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String space = " ".repeat(width(column) - cell.length());
      line.append(isOfNumbers(column) ? space + cell : cell + space).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private boolean isOfNumbers(int column) {
    return rows.stream().skip(1).allMatch(row -> row.get(column).matches("-?\\d+"));
  }
}
