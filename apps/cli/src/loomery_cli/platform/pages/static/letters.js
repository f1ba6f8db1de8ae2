// Where links in mails lead: each page takes the token out of the address and tells what became of it.
import { $, call, calm, complain, refresh } from "/static/api.js";

function say(title, word) {
  $("letter").hidden = false;
  $("letter-title").textContent = title;
  $("letter-word").textContent = word;
  document.title = `${title} · Loomery`;
}

function done(title, word) {
  say(title, word);
  $("letter-form").hidden = true;
  $("letter-on").hidden = false;
  $("letter-title").focus();
}

function ask({ title, word, label, button, type, autocomplete, then }) {
  say(title, word);
  $("letter-form").hidden = false;
  $("letter-label").textContent = label;
  $("letter-go").textContent = button;
  Object.assign($("letter-value"), { type, autocomplete });
  $("letter-value").focus();
  $("letter-form").onsubmit = async (event) => {
    event.preventDefault();
    calm("letter-error", "letter-value");
    $("letter-go").disabled = true;
    try { await then($("letter-value").value.trim()); } catch (error) { complain("letter-error", error, "letter-value"); }
    $("letter-go").disabled = false;
  };
}

async function confirm(path, token, title, word) {
  say("One moment…", "");
  try {
    await call(path, { method: "POST", body: { token } });
    done(title, word);
  } catch (error) { done("This link does not work", error.message); }
}

const askForMail = () => ask({
  title: "Choose a new password", word: "You get a mail with a link.", label: "E-mail", button: "Send the mail",
  type: "email", autocomplete: "username",
  then: async (email) => {
    await call("/api/auth/password/reset", { method: "POST", body: { email } });
    done("Look into your mail", "If there is an account with this address, a link is on its way.");
  },
});

const askForPassword = (token) => ask({
  title: "Choose a new password", word: "You are signed out everywhere else.", label: "New password", button: "Keep it",
  type: "password", autocomplete: "new-password",
  then: async (password) => {
    await call("/api/auth/password/reset/confirm", { method: "POST", body: { token, password } });
    done("The new password is kept", "Sign in with it.");
  },
});

async function join(token) {
  say("One moment…", "");
  if (!(await refresh())) done("Sign in first", "Then open the link in the mail once more.");
  else await confirm("/api/auth/invitations/accept", token, "Welcome", "You are a member now.");
}

const PAGES = {
  "/verify-email": (token) => confirm("/api/auth/verify-email", token, "Thank you", "Your address is verified."),
  "/confirm-email": (token) => confirm("/api/auth/email/confirm", token, "Thank you", "Your new address is in use."),
  "/invitation": join,
  "/reset-password": (token) => (token ? askForPassword(token) : askForMail()),
};

// Whether this address is such a page, which is then shown.
export function openedLetter() {
  const page = PAGES[location.pathname];
  if (!page) return false;
  const token = new URLSearchParams(location.search).get("token") ?? "";
  // What opens an account stays neither in the address bar nor in the history.
  history.replaceState(null, "", location.pathname);
  page(token);
  return true;
}
