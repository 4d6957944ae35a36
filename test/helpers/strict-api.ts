import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { readQuery } from '#runtime/mock/wire.js'
import { json, startServer, type TestServer } from './http-server.js'

interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required?: boolean
  readonly schema: object
}

interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: object } } }
  readonly responses: {
    readonly 200: { readonly content: { readonly 'application/json': { readonly example: unknown } } }
  }
}

interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
  readonly components: { readonly parameters: { readonly [name: string]: Parameter } }
}

/**
 * Mocks an OpenAPI document strictly: 401 without a bearer token, 404 and 405 for unknown operations, 422 for
 * parameters and bodies that the document does not allow. Answers with its examples.
 */
export function startStrictApi(file: string): Promise<TestServer> {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document
  const ajv = new Ajv2020({ coerceTypes: true, allErrors: true, strict: false })
  const compiled = new Map<object, ValidateFunction>()
  const check = (schema: object, value: unknown): string[] => {
    const validate = compiled.get(schema) ?? ajv.compile(schema)
    compiled.set(schema, validate)
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
  return startServer((request, response) => {
    const refuse = (status: number, detail: string): void =>
      json(response, status, { errors: [{ code: String(status), title: 'Refused', detail }] })
    if (!/^Bearer \S+$/.test(String(request.headers['authorization']))) return refuse(401, 'no bearer token')
    const url = new URL(request.url, 'http://api')
    const path = Object.keys(document.paths).find((template) =>
      new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(url.pathname),
    )
    if (path === undefined) return refuse(404, url.pathname)
    const operation = document.paths[path]![request.method.toLowerCase()]
    if (!operation) return refuse(405, request.method)
    const parameters = (operation.parameters ?? []).map((each) =>
      '$ref' in each ? document.components.parameters[each.$ref.split('/').at(-1)!]! : each,
    )
    const query = readQuery(url.searchParams)
    const problems = [
      ...Object.keys(query)
        .filter((name) => !parameters.some((each) => each.in === 'query' && each.name === name))
        .map((name) => `unknown ${name}`),
      ...parameters
        .filter((each) => each.in === 'query')
        .flatMap(({ name, schema, required }) =>
          query[name] === undefined ? (required ? [`missing ${name}`] : []) : check(schema, query[name]),
        ),
      ...(operation.requestBody
        ? check(operation.requestBody.content['application/json'].schema, JSON.parse(request.body))
        : []),
    ]
    return problems.length > 0
      ? refuse(422, problems.join('; '))
      : json(response, 200, operation.responses[200].content['application/json'].example)
  })
}
