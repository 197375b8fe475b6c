# One image for all services; the command names which one runs.
FROM node:22-bookworm AS build
WORKDIR /kafila
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
# A larger nursery for short-lived objects: about a tenth less processor time under load. One thread beside for collecting
# garbage: four of them leave an answer no processor on a small machine (docs/benchmarks.md).
ENV NODE_ENV=production NODE_OPTIONS="--v8-pool-size=1 --max-semi-space-size=16"
WORKDIR /kafila
COPY --from=build /kafila/package.json /kafila/LICENSE /kafila/NOTICE ./
COPY --from=build /kafila/node_modules ./node_modules
COPY --from=build /kafila/dist ./dist
# The command line: docker compose exec <service> npx kafila ...
COPY --from=build /kafila/bin ./bin
# What is kept lies in two folders; a volume goes to each. The keys of persons and of the log lie apart from all else, so that
# they are backed up apart.
RUN mkdir /data /keys && chown node:node /data /keys
ENV KAFILA_DATA_DIR=/data KAFILA_PERSON_KEYS=/keys/persons.db KAFILA_AUDIT_KEY_DIR=/keys/log
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 3000) + '/health/live').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/tracker/src/main.js"]
