# Whole Picture: one gateway. Built in two stages; what runs is not root, holds no development package, and writes to
# /tmp (and, where the config names an anchor file, to /var/lib/whole-picture) alone. docs/deploying.md says how.
ARG NODE=20-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:${NODE}
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force && install -d -o node -g node /var/lib/whole-picture
COPY --from=build /app/dist ./dist
COPY --from=build /app/dist-secondary ./dist-secondary
COPY src ./src
COPY server ./server
COPY LICENSE THIRD-PARTY-NOTICES.md tsconfig.json ./
USER node
EXPOSE 8080
# that it lives, and not that it is ready: a gateway outlives its database, and nobody should restart it for that
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, so that SIGTERM and SIGHUP arrive
ENTRYPOINT ["node", "--import", "tsx"]
CMD ["server/serve.ts", "--config", "/etc/whole-picture/config.json"]
