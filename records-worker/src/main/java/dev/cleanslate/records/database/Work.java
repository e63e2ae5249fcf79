package dev.cleanslate.records.database;

import java.sql.SQLException;

/// What is done within one transaction. It is committed if this brings [Told.Done], else rolled
/// back. May be called again after a failure.
///
/// @param <T> what it brings
@FunctionalInterface
public interface Work<T> {
  Told<T> in(Session session) throws SQLException;
}
