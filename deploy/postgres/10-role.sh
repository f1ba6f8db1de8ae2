#!/bin/sh
# The platform's own role: no superuser, so that row-level security holds it.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$(cat /run/secrets/database_password)" --username "$POSTGRES_USER" <<'SQL'
create role loomery login nosuperuser nobypassrls password :'password';
create database loomery owner loomery;
revoke connect on database loomery from public;
SQL
