package dev.cleanslate.simulator.http;

import java.io.IOException;
import java.net.Socket;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One client's connection, served until either side closes it. One virtual thread runs it.
final class Connection {
  private static final int IDLE_MS = 1_800_000;

  private final Socket socket;
  private final Function<Request, Reaction> handler;
  private final InstantSource clock;
  private final int maxBody;

  Connection(Socket socket, Function<Request, Reaction> handler, InstantSource clock, int maxBody) {
    this.socket = socket;
    this.handler = handler;
    this.clock = clock;
    this.maxBody = maxBody;
  }

  /// Returns when the connection is over; an [IOException] means that the client went away.
  void serve() throws IOException {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MS);
      var writer = new AnswerWriter(socket.getOutputStream(), clock);
      var reader = new RequestReader(socket.getInputStream(), socket.getOutputStream(), maxBody);
      boolean open = true;
      while (open) {
        open = turn(reader, writer);
      }
    }
  }

  private boolean turn(RequestReader reader, AnswerWriter writer) throws IOException {
    RequestReader.@Nullable Incoming incoming;
    try {
      incoming = reader.next();
    } catch (Malformed malformed) {
      Body problem = Body.of(malformed.getMessage() + "\n");
      writer.write(Answer.of(malformed.status(), "text/plain", problem), true, false);
      return false;
    }
    return incoming != null && react(incoming, writer);
  }

  private boolean react(RequestReader.Incoming incoming, AnswerWriter writer) throws IOException {
    boolean withBody = !incoming.request().method().equals("HEAD");
    return switch (handler.apply(incoming.request())) {
      case Reaction.Send(Answer answer) -> {
        writer.write(answer, withBody, incoming.keepAlive());
        yield incoming.keepAlive();
      }
      case Reaction.SendHalf(Answer answer) -> {
        writer.writeHalf(answer);
        yield false;
      }
      case Reaction.Hang(boolean reset) -> {
        if (reset) {
          socket.setSoLinger(true, 0);
        }
        yield false;
      }
    };
  }
}
