package dev.narrows.evaluate.compare;

import java.util.List;

/** Cells in columns, for a terminal. */
public final class TextTable {
  private TextTable() {}

  /**
   * Pads every column to its widest cell.
   *
   * @param lines of as many cells each, the header first
   * @param textColumns how many columns, from the first, stand to the left; the others are numbers
   *     and stand to the right
   */
  public static String align(List<List<String>> lines, int textColumns) {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        int at = column;
        int width = lines.stream().mapToInt(cells -> cells.get(at).length()).max().orElse(0);
        String cell = line.get(column);
        String space = " ".repeat(width - cell.length());
        padded.append(column < textColumns ? cell + space : space + cell).append("  ");
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
