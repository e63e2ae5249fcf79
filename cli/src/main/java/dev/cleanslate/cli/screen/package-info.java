/// What people see and type: lines, tables, progress, questions. Nothing that a server said reaches
/// a terminal with its control characters.
///
/// Doors: [Screen] to write and ask, [Table] for columns, [Progress] for what goes on. It must not
/// know what it shows.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.cli.screen;
