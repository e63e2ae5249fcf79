/// Reading and writing JSON with errors that name the field.
///
/// Door: [Fields] for what someone sent, [Json] for bytes. This package must not know HTTP or any
/// provider.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.json;
