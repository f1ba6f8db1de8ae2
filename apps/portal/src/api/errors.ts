import { ApiError } from "../lib/errors";

/** A refusal that ends by itself: `seconds` until it may be tried again. */
export class RefusedForNow extends ApiError {
  readonly seconds: number;

  constructor(problem: ConstructorParameters<typeof ApiError>[0], seconds: number) {
    super(problem);
    this.seconds = seconds;
  }
}

interface Fault {
  where: string;
  message: string;
}

/** Reads the platform's problem documents (RFC 9457); an answer of any other form becomes a plain sentence. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const told = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const detail = [told.detail, told.hint].filter((part) => typeof part === "string" && part !== "");
  const problem = {
    status: response.status,
    code: typeof told.code === "string" ? told.code : `http_${String(response.status)}`,
    title: typeof told.title === "string" ? told.title : "Something went wrong.",
    ...(detail.length > 0 && { detail: detail.join(" ") }),
    errors: Array.isArray(told.faults) ? told.faults.filter(isFault).map(atField) : [],
  };
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) ? new RefusedForNow(problem, seconds) : new ApiError(problem);
}

function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && typeof (value as Fault).where === "string";
}

/** "body.email" is the field "email" of the form. */
function atField({ where, message }: Fault) {
  return { field: where.replace(/^(body|query|path)\./, ""), code: "invalid", message };
}
