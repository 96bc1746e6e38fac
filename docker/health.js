/** The container's health check: whether this server can serve documents now. */
const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).catch(() => undefined)
process.exit(answer?.ok ? 0 : 1)
