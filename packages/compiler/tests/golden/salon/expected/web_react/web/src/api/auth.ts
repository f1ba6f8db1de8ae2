/** Accounts: register, sign in and out, one's own data. */
import { http } from "../lib/http";

export type Role = "customer" | "stylist" | "owner";

/** The person signed in. */
export interface Me {
  id: number;
  name: string;
  email: string;
  role: Role;
  avatar: string | null;
}

/** What people read for a role. */
export const roleLabels: Record<Role, string> = {
  customer: "Customer",
  stylist: "Stylist",
  owner: "Owner",
};

export const auth = {
  me: () => http.get<Me>("/auth/me"),
  signIn: (email: string, password: string) => http.post<Me>("/auth/login", { email, password }),
  register: (account: { name: string; email: string; password: string }) =>
    http.post<Me>("/auth/register", account),
  signOut: () => http.post<undefined>("/auth/logout"),
  update: (changes: { name?: string; email?: string; avatar?: string | null }) =>
    http.patch<Me>("/auth/me", changes),
  changePassword: (current_password: string, new_password: string) =>
    http.post<undefined>("/auth/password", { current_password, new_password }),
};
