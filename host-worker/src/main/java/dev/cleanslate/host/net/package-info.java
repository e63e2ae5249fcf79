/// Interfaces and routes, as `ip -json` lists them and `ip` deletes them.
///
/// - [InterfaceKind]: the same one is the one with the same index and kind in the same boot;
/// - [RouteKind]: a route has no birth; all its attributes together are what it is;
/// - [Links] and [Routes] read and delete, [Ip] runs the program, [Told] is what came of it.
///
/// Doors: [InterfaceKind], [RouteKind]. This package must not know Kafka, or who owns what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.host.net;
