import { ApiError } from "../../lib/errors";

/** A refused password, told at the field `password` of a form where only the password is asked for. */
export function wrongHere(refused: unknown, message: string): unknown {
  if (!(refused instanceof ApiError)) return refused;
  if (refused.code !== "wrong_password" && refused.code !== "not_fresh") return refused;
  const { status, code, title } = refused;
  return new ApiError({ status, code, title, errors: [{ field: "password", code, message }] });
}
