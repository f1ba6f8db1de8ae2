import { wording } from "./wording";
/** One fault of one field, as the API's problem+json lists it. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string | undefined;
  errors?: readonly FieldProblem[];
}

/** A request that did not succeed; `status` 0 means that there was no answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: readonly FieldProblem[];

  constructor({ status, code, title, detail, errors = [] }: Problem) {
    super(detail ?? title);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.title = title;
    this.errors = errors;
  }

  /** The first message of each field. */
  get fieldErrors(): Record<string, string> {
    const messages: Record<string, string> = {};
    for (const { field, message } of this.errors) messages[field] ??= message;
    return messages;
  }
}

/** Reads problem+json; an answer of any other form becomes a plain sentence. */
export async function toApiError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = isRecord(body) ? body : {};
  const { answers, answerUnknown } = wording();
  const title = textOr(problem.title, answers[response.status] ?? answerUnknown);
  return new ApiError({
    status: response.status,
    code: textOr(problem.code, `http_${String(response.status)}`),
    title,
    detail: typeof problem.detail === "string" ? problem.detail : undefined,
    errors: Array.isArray(problem.errors) ? problem.errors.filter(isFieldProblem) : [],
  });
}

/** What to tell a person about anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : wording().failedUnknown;
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value.field === "string" && typeof value.message === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function textOr(value: unknown, fallback: string): string {
  return typeof value === "string" && value !== "" ? value : fallback;
}
