package dev.cleanslate.cli.screen;

/// Shows nothing: what comes out is for a program.
public record Quiet() implements Progress {
  @Override
  public void at(long done, long whole, String text) {}

  @Override
  public void said(String text) {}

  @Override
  public void close() {}
}
