/// The page of settings, written from what the applications themselves say of theirs.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.standalone.configuration;
