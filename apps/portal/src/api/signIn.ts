import { api, call } from "./client";
import { setSession } from "./session";
import { keepToken } from "./token";

/** Opens a session with a password; rejects with ApiError. */
export async function signIn(email: string, password: string): Promise<void> {
  keepToken(await call(api.POST("/api/auth/login", { body: { email, password } })));
  setSession("open");
}
