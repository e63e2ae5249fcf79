package dev.cleanslate.simulator;

import dev.cleanslate.simulator.admin.Admin;
import dev.cleanslate.simulator.fault.Armed;
import dev.cleanslate.simulator.fault.Faults;
import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.http.Reaction;
import dev.cleanslate.simulator.http.Request;
import dev.cleanslate.simulator.journal.RequestLog;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Call;
import dev.cleanslate.simulator.room.Listing;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.stage.Play;
import dev.cleanslate.simulator.stage.Stage;
import java.util.List;
import java.util.Optional;

/// The way of a request: find the room, note it in the log, let a fault strike or the room serve,
/// note what became of it. Thread-safe.
record House(List<Room> rooms, Faults faults, RequestLog requests, Stage stage, Admin admin) {
  private static final System.Logger LOG = System.getLogger(House.class.getName());

  Reaction handle(Request request) {
    return request.path().startsWith(Admin.PREFIX) ? administer(request) : visit(request);
  }

  private Reaction administer(Request request) {
    try {
      return new Reaction.Send(admin.serve(request));
    } catch (RuntimeException broken) {
      return new Reaction.Send(failed(broken));
    }
  }

  private Reaction visit(Request request) {
    long number = requests.begin(request);
    Optional<Room> room = rooms.stream().filter(each -> isFor(each, request)).findFirst();
    if (room.isEmpty()) {
      requests.end(number, 404, false, null);
      return new Reaction.Send(nobodyHome());
    }
    Optional<Armed> fault = faults.strike(request);
    Play play = played(room.get(), request, fault);
    requests.end(number, play.status(), play.applied(), fault.map(Armed::id).orElse(null));
    return play.reaction();
  }

  private Play played(Room room, Request request, Optional<Armed> fault) {
    int prefix = room.prefix().size();
    List<String> path = request.segments().subList(prefix, request.segments().size());
    Call call = new Call(request, path, Listing.HONEST, Aftermath.CLEAN);
    try {
      return fault
          .map(armed -> stage.play(armed.fault().action(), room, call))
          .orElseGet(() -> Play.of(room.serve(call)));
    } catch (RuntimeException broken) {
      return Play.of(failed(broken), false);
    }
  }

  private static Answer failed(RuntimeException broken) {
    LOG.log(System.Logger.Level.ERROR, "the simulator itself failed", broken);
    return Answer.of(500, "text/plain", Body.of("the simulator itself failed\n"));
  }

  private static boolean isFor(Room room, Request request) {
    List<String> prefix = room.prefix();
    return request.segments().size() >= prefix.size()
        && request.segments().subList(0, prefix.size()).equals(prefix);
  }

  private Answer nobodyHome() {
    List<String> known = rooms.stream().map(room -> "/" + String.join("/", room.prefix())).toList();
    return Answer.of(404, "text/plain", Body.of("no room here; there are " + known + "\n"));
  }
}
