package dev.cleanslate.importer;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A database of an older service, with the columns that its own documentation lists. To make one
/// costs the server more than a test does, so whoever closes it leaves it empty to the next.
final class OldTables implements AutoCloseable {
  private static final Queue<HikariDataSource> FREE = new ConcurrentLinkedQueue<>();

  private final HikariDataSource pool;

  private OldTables(HikariDataSource pool) {
    this.pool = pool;
  }

  static OldTables empty() {
    HikariDataSource free = FREE.poll();
    return new OldTables(free == null ? TestPostgres.fleetingDatabase() : free);
  }

  /// The cluster service's.
  static OldTables clusters() throws SQLException {
    return empty()
        .run(
            """
            create table nodes (
              id serial primary key, node_name varchar(255), bare_metal_id varchar(255),
              management_vnic_id varchar(255), workload_vnic_id varchar(255), status varchar(50));
            create table ip_reservations (
              id serial primary key, node_name varchar(255), ip_address inet, ip_type varchar(50),
              reservation_id varchar(255), subnet_id varchar(255), created_at timestamp default now());
            create table dns_records (
              id serial primary key, node_name varchar(255), record_name varchar(255), record_type varchar(10),
              rdata varchar(255), record_id varchar(255), created_at timestamp default now());
            create table vnic_info (
              id serial primary key, node_name varchar(255), vnic_name varchar(255), vnic_id varchar(255),
              vnic_type varchar(50), created_at timestamp default now());
            """);
  }

  /// The token gateway's.
  static OldTables gateway() throws SQLException {
    return empty()
        .run(
            """
            create table api_tokens (
              token_hash varchar(128) primary key, name varchar(255), created_at timestamptz default now());
            create table certificates (
              id bigserial primary key, owner_token_hash varchar(128), domain varchar(255));
            create table proxy_targets (
              id bigserial primary key, owner_token_hash varchar(128), hostname varchar(255));
            """);
  }

  /// The compute platform's, without the routes that some installations lack.
  static OldTables compute() throws SQLException {
    return empty()
        .run(
            """
            create table deployments (
              id uuid primary key default gen_random_uuid(), user_id uuid, status varchar(20) default 'running',
              created_at timestamp default now(), updated_at timestamp, deleted_at timestamp);
            create table deployment_replicas (
              id uuid primary key default gen_random_uuid(), deployment_id uuid, status varchar(20),
              stopped_at timestamp, updated_at timestamp);
            create table deployment_resources (
              id uuid primary key default gen_random_uuid(), deployment_id uuid, cpu numeric, memory int);
            """);
  }

  String url() {
    return pool.getJdbcUrl();
  }

  /// Statements without values, several at once.
  OldTables run(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return this;
  }

  /// One statement with its values.
  OldTables put(String sql, @Nullable Object... values) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
    return this;
  }

  String ask(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  @Override
  public void close() throws SQLException {
    run("drop schema if exists old cascade; drop schema public cascade; create schema public");
    FREE.add(pool);
  }
}
