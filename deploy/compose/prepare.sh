#!/bin/sh
# Makes what compose.yaml needs and nobody should share, in deploy/compose/secrets: a certificate authority for this
# rehearsal with a certificate for record.localhost and login.localhost, passwords, the wrapping key, the roles of the
# database, and the client secret in the realm of Keycloak. Run it once: sh deploy/compose/prepare.sh
set -eu
cd "$(dirname "$0")"
if [ -e secrets ]; then
  echo "deploy/compose/secrets is there already: remove it (and the volumes: docker compose down -v) to begin anew" >&2
  exit 1
fi
umask 077
mkdir secrets
cd secrets
secret() { openssl rand -hex 24 | tr -d '\n'; }

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj "/CN=Whole Picture rehearsal" \
  -keyout ca.key -out ca.crt 2>/dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=record.localhost" \
  -keyout tls.key -out tls.csr 2>/dev/null
printf 'subjectAltName=DNS:record.localhost,DNS:login.localhost\n' >names
openssl x509 -req -in tls.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 90 -extfile names -out tls.crt 2>/dev/null
rm tls.csr names

openssl rand -base64 32 >wrapping-key
secret >database-password
secret >superuser-password
secret >client-secret
owner="$(secret)"
printf 'DATABASE_URL=postgres://wp_owner:%s@database:5432/whole_picture\n' "$owner" >owner.env
printf 'KC_BOOTSTRAP_ADMIN_USERNAME=admin\nKC_BOOTSTRAP_ADMIN_PASSWORD=%s\nWP_CLIENT_SECRET=%s\nWP_USER_PASSWORD=rehearsal\n' \
  "$(secret)" "$(cat client-secret)" >keycloak.env
# as docs/deploying.md has it
cat >roles.sql <<SQL
CREATE ROLE wp_owner LOGIN PASSWORD '$owner';
CREATE ROLE wp_serve LOGIN PASSWORD '$(cat database-password)';
CREATE DATABASE whole_picture OWNER wp_owner;
\connect whole_picture
REVOKE ALL ON DATABASE whole_picture FROM PUBLIC;
GRANT CONNECT ON DATABASE whole_picture TO wp_owner, wp_serve;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO wp_owner;
GRANT USAGE ON SCHEMA public TO wp_serve;
SQL

# who reads them inside: nginx and PostgreSQL as their own users, the gateways as user 1000, for whom alone the
# product takes a key and a password
chmod 711 .
chmod 644 ca.crt tls.crt roles.sql superuser-password client-secret
if [ "$(id -u)" -eq 0 ]; then
  chown 1000:1000 . wrapping-key database-password
elif [ "$(id -u)" -ne 1000 ]; then
  echo "Now make wrapping-key and database-password those of user 1000: sudo chown 1000 deploy/compose/secrets/wrapping-key deploy/compose/secrets/database-password" >&2
fi
