/** What the design system says by itself. English, until the host hands in another language. */
import { useSyncExternalStore } from "react";

const ENGLISH = {
  accountOf: (name: string) => `Account of ${name}`,
  actions: "Actions",
  addTag: "Add a tag",
  anyOf: (label: string) => `${label}: any`,
  breadcrumb: "Breadcrumb",
  broken: "This page broke",
  brokenHint: "It is our fault, not yours. Load it again, or go back to where you were.",
  cancel: "Cancel",
  choose: "Choose…",
  chooseFile: "Choose or drop a file",
  clear: "Clear",
  clearOf: (label: string) => `Clear ${label}`,
  close: "Close",
  closeMenu: "Close menu",
  colourPicker: (label: string) => `${label}: picker`,
  copied: "Copied",
  copy: "Copy",
  delete: "Delete",
  dismiss: "Dismiss",
  failed: "Something went wrong",
  from: (label: string) => `${label}, from`,
  justNow: "just now",
  leave: "Leave",
  leaveHint: "What you typed here has not been saved.",
  leaveQuestion: "Leave without saving?",
  loading: "Loading",
  looking: "Looking…",
  mainMenu: "Main",
  message: "Message",
  more: "More",
  moreEvents: (count: number) => `${String(count)} more`,
  move: (title: string) => `Move ${title}`,
  newTab: "(opens in a new tab)",
  next: "Next",
  nextMonth: "Next month",
  no: "No",
  noFigures: "No figures yet",
  noMatch: "Nothing matches.",
  noPlaces: "No places yet",
  noValue: "none",
  none: "None",
  notFound: "Page not found",
  notFoundHint: "It may have been moved or deleted, or you may have to sign in to see it.",
  nothingHere: "Nothing here",
  nothingThisMonth: "Nothing this month",
  openMenu: "Open menu",
  otherParts: "Other",
  pageOf: (page: number, pages: number) => `Page ${String(page)} of ${String(pages)}`,
  pages: "Pages",
  pagesOf: (label: string) => `Pages: ${label}`,
  preview: "Preview",
  previous: "Previous",
  previousMonth: "Previous month",
  profile: "Profile",
  range: (first: number, last: number, total: number) =>
    `${String(first)}–${String(last)} of ${String(total)}`,
  rated: (value: string, max: number) => `${value} of ${String(max)}`,
  register: "Register",
  remove: (label: string) => `Remove ${label}`,
  replace: "Replace",
  save: "Save",
  send: "Send",
  signIn: "Sign in",
  signOut: "Sign out",
  skipToContent: "Skip to content",
  stars: (count: number) => (count === 1 ? "1 star" : `${String(count)} stars`),
  steps: "Steps",
  to: (label: string) => `${label}, to`,
  toStart: "Go to the start",
  today: "Today",
  tryAgain: "Try again",
  typeToSearch: "Type to search",
  uploadFailed: "The file could not be stored.",
  uploading: "Uploading…",
  useDark: "Use dark colours",
  useLight: "Use light colours",
  writeMessage: "Write a message",
  yes: "Yes",
  you: "You",
  /** What a request that failed means, by the status of its answer. */
  answers: {
    401: "Please sign in.",
    403: "You are not allowed to do this.",
    404: "This was not found.",
    409: "This conflicts with what is stored.",
    413: "This file is too large.",
    422: "Please check what you entered.",
  } as Readonly<Record<number, string>>,
  offline: "The server cannot be reached.",
  answerUnknown: "Something went wrong.",
  failedUnknown: "Something went wrong. Please try again.",
  /** What is wrong with a value that somebody typed. */
  rules: {
    atLeast: (low: number) => `Please enter ${String(low)} or more.`,
    atMost: (high: number) => `Please enter ${String(high)} or less.`,
    colour: "Please enter a colour such as #3355dd.",
    email: "Please enter an e-mail address, such as name@example.com.",
    form: "This does not have the expected form.",
    geo: "Please enter latitude and longitude, such as 48.2,16.37.",
    json: "This is not valid JSON.",
    maxLength: (length: number) => `Please use at most ${String(length)} characters.`,
    minLength: (length: number) => `Please use at least ${String(length)} characters.`,
    phone: "Please enter a telephone number.",
    required: "Please fill this in.",
    url: "Please enter a web address that starts with https://.",
    whole: "Please enter a whole number.",
  },
};

export type Wording = typeof ENGLISH;

let current: Wording = ENGLISH;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The words of this moment, for what is not a component. */
export function wording(): Wording {
  return current;
}

/** Puts the design system into another language; what is on the page changes at once. */
export function setWording(words: Partial<Wording>) {
  current = { ...ENGLISH, ...words };
  for (const listener of listeners) listener();
}

/** The words of the design system, for a component. */
export function useWording(): Wording {
  return useSyncExternalStore(subscribe, wording);
}
