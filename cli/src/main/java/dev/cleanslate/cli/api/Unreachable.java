package dev.cleanslate.cli.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/// No answer came. Whether the call was carried out is not known.
public final class Unreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String url;

  Unreachable(URI url, IOException cause) {
    super(why(cause), cause);
    this.url = url.toString();
  }

  /// The address that was called.
  public String url() {
    return url;
  }

  /// What happened, in a few words.
  public String why() {
    return String.valueOf(getMessage());
  }

  private static String why(IOException failure) {
    if (failure.getCause() instanceof UnresolvedAddressException) {
      return "no such host";
    }
    return switch (failure) {
      case HttpTimeoutException _ -> "no answer in time";
      case ConnectException _ -> "nothing listens there";
      default -> "the connection broke";
    };
  }
}
