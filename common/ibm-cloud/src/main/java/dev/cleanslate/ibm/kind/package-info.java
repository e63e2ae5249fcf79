/// The handler around a kind of resource at IBM Cloud: looks that believe a 404 only with a
/// control, deletions that first look and then take one step, listings that notice when they are
/// cut short.
///
/// A worker implements [IbmKind] once per kind, which hands out a [Site] per resource, and gives
/// its kinds to an [IbmHandler]:
///
/// - [Site#next(tools.jackson.databind.JsonNode)] says what the present state asks for, as data: a
///   pure function, to be tested as a table;
/// - [Site#controls()] says what must answer 200 before a 404 counts; [Proofs] asks it, and the
///   account that the token proves must be the recorded one;
/// - [Walk] goes through a listing;
/// - [CredentialProbe] tells the worker's health.
///
/// Doors: [IbmKind] and [IbmHandler]. This package must not know any particular kind.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.ibm.kind;
