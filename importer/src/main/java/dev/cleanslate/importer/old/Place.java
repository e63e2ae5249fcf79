package dev.cleanslate.importer.old;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where the older database is, and as whom it is read. The password is in no text.
///
/// @param url a JDBC URL of PostgreSQL
public record Place(String url, @Nullable String user, @Nullable String password) {
  private static final String JDBC = "jdbc:postgresql:";

  /// The place that a URL names: JDBC's, or the form that other languages use
  /// (`postgresql://user:password@host/name`); an [IllegalArgumentException] where it is neither.
  public static Place of(String url, @Nullable String user, @Nullable String password) {
    if (url.startsWith(JDBC)) {
      return new Place(url, user, password);
    }
    // postgres://, and what is written by some frameworks: postgresql+driver://
    URI uri = uri(url);
    String scheme = String.valueOf(uri.getScheme());
    if (!scheme.equals("postgres") && !scheme.split("\\+", -1)[0].equals("postgresql")) {
      throw new IllegalArgumentException(
          "the database's URL must begin with jdbc:postgresql:// or postgresql://");
    }
    String[] said = userInfo(uri).split(":", 2);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Place(
        "%s//%s%s%s%s".formatted(JDBC, uri.getHost(), port, uri.getRawPath(), query),
        user != null ? user : said[0].isEmpty() ? null : said[0],
        password != null ? password : said.length < 2 ? null : said[1]);
  }

  private static String userInfo(URI uri) {
    return uri.getUserInfo() == null ? "" : uri.getUserInfo();
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException _) {
      // Its text would repeat the URL, and with it a password.
      throw new IllegalArgumentException("the database's URL is none");
    }
  }

  /// Whether the URL holds a password, which a command line would show to everybody.
  public static boolean holdsPassword(String url) {
    return url.matches("(?i).*[?&](password|sslpassword)=.*")
        || url.matches("[^?]*://[^/?]*:[^/?]*@.*");
  }

  /// What may be shown: neither user nor parameters.
  public String shown() {
    String plain = url.split("\\?", 2)[0];
    return plain.substring(JDBC.length()).replaceFirst("^//", "");
  }

  Properties properties(int timeoutSeconds) {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", "cleanslate-import");
    properties.setProperty("readOnly", "true");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", Integer.toString(timeoutSeconds));
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  @Override
  public String toString() {
    return shown();
  }
}
