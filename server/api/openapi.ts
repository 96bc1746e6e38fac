import { z } from 'zod'
import { AcceptedAnswer, JobAnswer } from './accepted.ts'
import type { Endpoint } from './endpoint.ts'

/** The OpenAPI 3.1 page of the API, made of the schemas that check its requests. */
export function openApiOf(endpoints: readonly Endpoint[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const here = (paths[endpoint.path] ??= {})
    here[endpoint.method.toLowerCase()] = operationOf(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version,
      description:
        'Everything a person can do in the browser with data. Offsets are Unicode code points, the end excluded. ' +
        'Tokens are made on the profile page and act as their person.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: z.toJSONSchema(Problem, { target: 'openapi-3.0' }) },
    },
  }
}

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  job: JobAnswer.optional(),
  requestId: z.string(),
})

function operationOf(endpoint: Endpoint) {
  const { answer, body, multipart } = endpoint
  const json = body && schemaOf(body, 'input')
  const content: Record<string, unknown> = {}
  if (json !== undefined) content['application/json'] = { schema: json }
  if (multipart) content['multipart/form-data'] = { schema: { type: 'object' } }
  const produced =
    answer.schema !== undefined
      ? { 'application/json': { schema: schemaOf(answer.schema, 'output') } }
      : answer.contentType !== undefined
        ? { [answer.contentType]: { schema: { type: 'string' } } }
        : undefined
  return {
    operationId: endpoint.operation,
    summary: endpoint.summary,
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
    ],
    ...(Object.keys(content).length === 0 ? {} : { requestBody: { required: true, content } }),
    responses: {
      [answer.status]: {
        description: answer.description,
        ...(produced === undefined ? {} : { content: produced }),
      },
      ...(endpoint.isComputed ? { 202: accepted } : {}),
      default: {
        description: 'What was wrong, and what to do',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  }
}

const accepted = {
  description:
    'It is being computed still. Ask for the same again after Retry-After seconds, as often as it takes: ' +
    'in Python `while answer.status_code == 202`, in R `while (resp_status(answer) == 202)`. ' +
    'Location is the job, which says how far it is; DELETE it to cancel. What it fails for comes as a problem that ' +
    'names the job, until layers change or the job is deleted',
  content: { 'application/json': { schema: schemaOf(AcceptedAnswer, 'output') } },
}

interface JsonSchema {
  properties?: Record<string, unknown>
  required?: string[]
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query') {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as JsonSchema
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: value,
  }))
}

/** Transforms and refinements have no JSON Schema: the page shows what they start from. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return json
}
