package dev.cleanslate.worker.answer;

/// An unexpected exception as it may be logged: its class and where it was thrown, without the
/// texts, which might quote a credential.
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Causes may go in circles.
  private static final int MOST_CAUSES = 20;

  private Fault(String name, Throwable cause) {
    super(name, cause);
  }

  private Fault(String name) {
    super(name);
  }

  /// The same failure without its texts, nor those of its causes.
  public static Fault of(Throwable failure) {
    return of(failure, MOST_CAUSES);
  }

  private static Fault of(Throwable failure, int most) {
    Throwable cause = most == 0 ? null : failure.getCause();
    String name = failure.getClass().getName();
    Fault fault = cause == null ? new Fault(name) : new Fault(name, of(cause, most - 1));
    fault.setStackTrace(failure.getStackTrace());
    return fault;
  }
}
