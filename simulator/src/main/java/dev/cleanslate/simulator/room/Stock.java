package dev.cleanslate.simulator.room;

import java.util.List;

/// The objects of one kind that an account has.
///
/// @param account as the room writes it (`org-simulated/proj-simulated`)
/// @param parent the object they belong to; empty for kinds that have none
public record Stock(String account, String kind, String parent, List<String> ids) {}
