import { z } from 'zod'
import type { Limits } from '#model/limits.ts'
import type { Person, Services } from '../services.ts'

/** What an endpoint is asked with, every part checked against its schema. */
export interface Asked<P, Q, B> {
  services: Services
  /** The owner of the token. */
  person: Person
  params: P
  query: Q
  body: B
  /** Set in place of `body` when the request came as multipart/form-data. */
  form: FormData | undefined
  request: Request
}

/**
 * One endpoint of the API. The schemas check requests and make the OpenAPI page, so neither can say
 * what the other does not.
 */
export interface EndpointSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`, parameters in braces: `/projects/{project}/rounds/{round}`. */
  path: string
  /** Name of the operation in the OpenAPI page, unique: `createRound`. */
  operation: string
  summary: string
  params?: P
  query?: Q
  body?: B
  /** The use case holds the body against `body` itself, bit by bit, since it may be very long. */
  bodyIsChecked?: 'by-use-case'
  /** Which limit the body has. Default `jsonBytes`. */
  bodyLimit?: keyof Limits
  /** Which limit a form has, where a file may come; the frame of the form is not counted. */
  formLimit?: keyof Limits
  /** A file may come in place of JSON; the request then carries `form`. */
  multipart?: true
  answer: Answer
  /** It may take a while: then 202 comes, with the address of the job that computes it. */
  isComputed?: true
  /** JSON is made of what comes back; a `Response` (a download) passes as it is. */
  handle(asked: Asked<z.output<P>, z.output<Q>, z.output<B>>): Promise<unknown>
}

export interface Answer {
  status: 200 | 201 | 204
  description: string
  /** Shape of a JSON answer. */
  schema?: z.ZodType
  /** Of a download. */
  contentType?: string
}

/** An endpoint whose types have done their work. */
export interface Endpoint extends Omit<EndpointSpec<z.ZodType, z.ZodType, z.ZodType>, 'handle'> {
  // biome-ignore lint/suspicious/noExplicitAny: the router hands over what the schemas gave back
  handle(asked: Asked<any, any, any>): Promise<unknown>
}

/** Holds an endpoint against its schemas: `handle` is typed by what they give. */
export function endpoint<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(spec: EndpointSpec<P, Q, B>): Endpoint {
  return spec
}

/** Every list of the API: `next` is the cursor of the following page, `null` at the end. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}
