package dev.cleanslate.records;

import dev.cleanslate.testkit.worker.ProviderStage.Trouble;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Stands between a client and a PostgreSQL, reads the client's statements, and makes trouble with
/// those that are meant. Source: PostgreSQL's documentation, chapter 54 (message formats).
///
/// The client must parse each statement anew: `prepareThreshold=0`.
final class PostgresTap implements AutoCloseable {
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;

  /// Of a type that there is not, and empty.
  private static final byte[] NO_MESSAGE = {'?', 0, 0, 0, 4};

  private final ServerSocket door;
  private final int server;
  private final Predicate<String> destructive;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger statements = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();

  /// @param destructive which statements take something away
  PostgresTap(int server, Predicate<String> destructive) {
    this.server = server;
    this.destructive = destructive;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofPlatform().daemon().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /// Statements that came by.
  int statements() {
    return statements.get();
  }

  /// Statements that take something away.
  int changes() {
    return changes.get();
  }

  /// Makes trouble with the next `times` of these statements.
  void trouble(Predicate<String> meant, Trouble trouble, int times) {
    rules.add(new Rule(meant, trouble, new AtomicInteger(times)));
  }

  /// Cuts everything that is open, and takes nothing more.
  @Override
  public void close() {
    quietly(door);
    open.forEach(PostgresTap::quietly);
  }

  private record Rule(Predicate<String> meant, Trouble trouble, AtomicInteger times) {
    boolean strikes(String sql) {
      return meant.test(sql) && times.getAndDecrement() > 0;
    }
  }

  private void serve() {
    try {
      while (true) {
        Socket client = door.accept();
        open.add(client);
        Thread.ofPlatform().daemon().start(() -> new Line(client).run());
      }
    } catch (IOException _) {
      // The door was closed: nobody more is let in.
    }
  }

  private static void quietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException _) {
      // It is closed, which is all that was wanted.
    }
  }

  /// One client's connection.
  private final class Line {
    private final Socket client;
    private volatile boolean cutAfterCommit;
    private boolean awaitsCommit;

    Line(Socket client) {
      this.client = client;
    }

    void run() {
      try (client;
          Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
        open.add(behind);
        client.setTcpNoDelay(true);
        behind.setTcpNoDelay(true);
        Thread.ofPlatform().daemon().start(() -> answers(behind));
        requests(behind);
      } catch (IOException _) {
        // One of both has hung up, so the other is hung up on.
      }
    }

    private void answers(Socket behind) {
      byte[] buffer = new byte[65536];
      try {
        for (int read = behind.getInputStream().read(buffer);
            read > 0;
            read = behind.getInputStream().read(buffer)) {
          if (!cutAfterCommit) {
            client.getOutputStream().write(buffer, 0, read);
          } else if (new String(buffer, 0, read, StandardCharsets.ISO_8859_1)
              .contains("COMMIT\0")) {
            quietly(client);
          }
        }
      } catch (IOException _) {
        // As above.
      }
      quietly(client);
    }

    private void requests(Socket behind) throws IOException {
      DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(behind.getOutputStream()));
      greet(in, out);
      while (true) {
        Frame frame = Frame.read(in);
        if (frame.isStatement()) {
          String sql = frame.sql();
          count(sql);
          Trouble trouble = trouble(sql);
          if (trouble == Trouble.CUT_AFTER_APPLYING) {
            awaitsCommit = true;
          } else if (trouble != null) {
            make(trouble, in);
            continue;
          }
          cutAfterCommit = awaitsCommit && sql.equals("COMMIT");
        }
        frame.write(out);
      }
    }

    private void greet(DataInputStream in, DataOutputStream out) throws IOException {
      int code;
      do {
        int length = in.readInt();
        byte[] rest = in.readNBytes(length - 4);
        code = new DataInputStream(new ByteArrayInputStream(rest)).readInt();
        out.writeInt(length);
        out.write(rest);
        out.flush();
      } while (code == SSL_REQUEST || code == GSS_REQUEST);
    }

    private void count(String sql) {
      statements.incrementAndGet();
      if (destructive.test(sql)) {
        changes.incrementAndGet();
      }
    }

    private @Nullable Trouble trouble(String sql) {
      return rules.stream()
          .filter(rule -> rule.strikes(sql))
          .map(Rule::trouble)
          .findFirst()
          .orElse(null);
    }

    private void make(Trouble trouble, DataInputStream in) throws IOException {
      switch (trouble) {
        case SLOW -> in.transferTo(OutputStream.nullOutputStream());
        case CUT_BEFORE_APPLYING, CUT_AFTER_APPLYING -> throw new IOException("cut");
        case THROTTLED_FOR_A_SECOND, OVERLOADED -> error(in, "53300");
        case THROTTLED_FOR_A_YEAR -> error(in, "55P03");
        case CREDENTIAL_REFUSED -> error(in, "28P01");
        case FORBIDDEN -> error(in, "42501");
        case IN_CONFLICT -> error(in, "23503");
        case BROKEN -> error(in, "XX000");
        case FOREIGN_404 -> error(in, "42P01");
        case GARBLED -> {
          client.getOutputStream().write(NO_MESSAGE);
          throw new IOException("cut");
        }
      }
    }

    /// As the server would: the error at once, then nothing until the client asks for a new start.
    private void error(DataInputStream in, String state) throws IOException {
      while (Frame.read(in).type() != 'S') {
        Thread.onSpinWait();
      }
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      byte[] fields =
          "SERROR\0VERROR\0C%s\0Mquotes what is in a row: %s\0\0"
              .formatted(state, Estate.SECRET)
              .getBytes(StandardCharsets.UTF_8);
      out.writeByte('E');
      out.writeInt(4 + fields.length);
      out.write(fields);
      out.writeByte('Z');
      out.writeInt(5);
      out.writeByte('E');
      out.flush();
    }
  }

  /// One message of the client.
  ///
  /// @param body a character for each byte
  private record Frame(int type, String body) {
    static Frame read(DataInputStream in) throws IOException {
      int type = in.readUnsignedByte();
      byte[] body = in.readNBytes(in.readInt() - 4);
      return new Frame(type, new String(body, StandardCharsets.ISO_8859_1));
    }

    boolean isStatement() {
      return type == 'P' || type == 'Q';
    }

    String sql() {
      int start = type == 'P' ? body.indexOf('\0') + 1 : 0;
      return body.substring(start, body.indexOf('\0', start));
    }

    void write(DataOutputStream out) throws IOException {
      out.writeByte(type);
      out.writeInt(4 + body.length());
      out.write(body.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
  }
}
