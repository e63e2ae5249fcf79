package dev.cleanslate.simulator.admin;

import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.room.Room;
import java.util.List;

/// The rooms by name.
record Rooms(List<Room> all) {
  Room named(String field, String name) {
    return all.stream()
        .filter(room -> room.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new BadInput(field, "names no room: «" + name + "»; there are " + names()));
  }

  /// Makes a credential known in the room it names, which is the first one where it names none.
  void admit(Fields credential) {
    Room room = named(credential.path("room"), credential.textOr("room", all.getFirst().name()));
    var rest = credential.tree().deepCopy();
    rest.remove("room");
    String at = credential.path("");
    room.admit(Fields.of(at.endsWith(".") ? at.substring(0, at.length() - 1) : at, rest));
  }

  List<String> names() {
    return all.stream().map(Room::name).toList();
  }
}
