package dev.cleanslate.simulator.http;

/// What came in is not HTTP/1.1 as this server reads it; the connection ends with this status.
final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  Malformed(int status, String problem) {
    super(problem);
    this.status = status;
  }

  int status() {
    return status;
  }
}
