package dev.cleanslate.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Listens on the loopback address and hands each request to one handler, on a virtual thread per
/// connection. The handler must be thread-safe and must not throw.
public final class HttpServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());
  private static final int BACKLOG = 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ServerSocket door;
  private final Function<Request, Reaction> handler;
  private final InstantSource clock;
  private final int maxBody;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Thread doorkeeper =
      Thread.ofVirtual().name("simulator-door").unstarted(this::accept);

  private HttpServer(
      ServerSocket door, Function<Request, Reaction> handler, InstantSource clock, int maxBody) {
    this.door = door;
    this.handler = handler;
    this.clock = clock;
    this.maxBody = maxBody;
  }

  /// Starts on this port of 127.0.0.1; 0 takes a free one. Throws [UncheckedIOException] where the
  /// port is taken.
  public static HttpServer start(
      int port, Function<Request, Reaction> handler, InstantSource clock, int maxBody) {
    try {
      ServerSocket door = new ServerSocket();
      door.setReuseAddress(true);
      door.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
      HttpServer server = new HttpServer(door, handler, clock, maxBody);
      server.doorkeeper.start();
      return server;
    } catch (IOException taken) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, taken);
    }
  }

  /// The port it listens on.
  public int port() {
    return door.getLocalPort();
  }

  /// Stops listening and cuts every connection; the port is free again once this returns. Safe to
  /// call twice.
  @Override
  public void close() {
    quietly(door);
    open.forEach(HttpServer::quietly);
    try {
      if (!doorkeeper.join(PATIENCE)) {
        LOG.log(System.Logger.Level.WARNING, "the port may still be taken");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        Thread.ofVirtual().name("simulator-connection").start(() -> serve(socket));
      } catch (IOException failed) {
        if (!door.isClosed()) {
          LOG.log(System.Logger.Level.WARNING, "cannot accept a connection", failed);
        }
      }
    }
  }

  private void serve(Socket socket) {
    open.add(socket);
    try {
      if (door.isClosed()) {
        socket.close();
        return;
      }
      new Connection(socket, handler, clock, maxBody).serve();
    } catch (IOException gone) {
      LOG.log(System.Logger.Level.DEBUG, "the client went away", gone);
    } finally {
      open.remove(socket);
    }
  }

  private static void quietly(java.io.Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.DEBUG, "already closed", failed);
    }
  }
}
