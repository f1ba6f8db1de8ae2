import { useEffect, useRef, useState } from "react";

/** The part of https://wicg.github.io/speech-api that is used; browsers that have it name it differently. */
interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  start: () => void;
  stop: () => void;
  abort: () => void;
  onresult: ((event: RecognitionResult) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
}
interface RecognitionResult {
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
}
type Speaking = Window & {
  SpeechRecognition?: new () => Recognition;
  webkitSpeechRecognition?: new () => Recognition;
};

export interface Speech {
  /** Whether this browser can listen. */
  available: boolean;
  listening: boolean;
  /** Words that the browser is not sure of yet. */
  hearing: string;
  /** The browser's word for what went wrong, such as "not-allowed"; "" when nothing did. */
  failure: string;
  toggle: () => void;
}

/** Speech by the browser's own recognition; `onWords` gets every piece that was understood for good. */
export function useSpeech(language: string, onWords: (words: string) => void): Speech {
  const known = window as Speaking;
  const Listener = known.SpeechRecognition ?? known.webkitSpeechRecognition;
  const running = useRef<Recognition | null>(null);
  const heard = useRef(onWords);
  const [listening, setListening] = useState(false);
  const [hearing, setHearing] = useState("");
  const [failure, setFailure] = useState("");
  useEffect(() => {
    heard.current = onWords;
  });
  useEffect(() => () => running.current?.abort(), []);

  function listen(Constructor: new () => Recognition) {
    const recognition = new Constructor();
    recognition.lang = language;
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.onresult = ({ resultIndex, results }) => {
      let unsure = "";
      for (const result of Array.from(results).slice(resultIndex)) {
        const words = result[0]?.transcript ?? "";
        if (result.isFinal) heard.current(words.trim());
        else unsure += words;
      }
      setHearing(unsure);
    };
    recognition.onerror = ({ error }) => {
      if (error !== "aborted") setFailure(error);
    };
    recognition.onend = () => {
      running.current = null;
      setListening(false);
      setHearing("");
    };
    running.current = recognition;
    setFailure("");
    setListening(true);
    recognition.start();
  }

  return {
    available: Listener !== undefined,
    listening,
    hearing,
    failure,
    toggle: () => {
      if (running.current) running.current.stop();
      else if (Listener) listen(Listener);
    },
  };
}
