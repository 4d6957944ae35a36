/** HTTP types that consumers may need. */
export type { ApiKey, HttpOptions } from './call-table.js'
export type { HttpFailure } from './errors.js'
export {
  AuthenticationError,
  ConnectionError,
  HttpError,
  NotAvailableError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  RejectedError,
  ServerError,
  TimeoutError,
} from './errors.js'
