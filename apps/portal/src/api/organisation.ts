import { api, call } from "./client";
import { keepToken } from "./token";

/** From now on everything is about another organisation of the person, in every tab; rejects with ApiError. */
export async function switchOrganisation(organisation: string): Promise<void> {
  const token = await call(
    api.POST("/api/auth/organisations/{organisation}/switch", {
      params: { path: { organisation } },
    }),
  );
  keepToken(token, "switched");
}
