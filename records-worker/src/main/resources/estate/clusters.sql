-- The cluster service's tables, as the shipped declarations expect them.
create table nodes (
  id serial primary key,
  node_name varchar(255),
  bare_metal_id varchar(255),
  management_vnic_id varchar(255),
  workload_vnic_id varchar(255),
  status varchar(50)
);
create index on nodes (node_name);

create table ip_reservations (
  id serial primary key,
  node_name varchar(255),
  ip_address inet,
  ip_type varchar(50),
  reservation_id varchar(255),
  subnet_id varchar(255),
  created_at timestamp default now()
);
create index on ip_reservations (node_name);

create table dns_records (
  id serial primary key,
  node_name varchar(255),
  record_name varchar(255),
  record_type varchar(10),
  rdata varchar(255),
  record_id varchar(255),
  created_at timestamp default now()
);
create index on dns_records (node_name);

create table vnic_info (
  id serial primary key,
  node_name varchar(255),
  vnic_name varchar(255),
  vnic_id varchar(255),
  vnic_type varchar(50),
  created_at timestamp default now()
);
create index on vnic_info (node_name);
