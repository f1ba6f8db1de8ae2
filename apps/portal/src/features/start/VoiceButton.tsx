import { Mic, Square } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";
import { useSpeech } from "./useSpeech";

/** The words of browsers for a microphone that may not be used: by the person, or by a rule of the browser. */
const REFUSED = new Set(["not-allowed", "service-not-allowed"]);

/** Speaking instead of typing, where the browser can listen. */
export function VoiceButton({ onWords }: { onWords: (words: string) => void }) {
  const { t, i18n } = useTranslation("start");
  const speech = useSpeech(i18n.language, onWords);
  if (!speech.available) return null;
  return (
    <>
      <Button
        variant={speech.listening ? "soft" : "ghost"}
        size="small"
        icon={speech.listening ? Square : Mic}
        aria-pressed={speech.listening}
        title={t("voice.hint")}
        onClick={speech.toggle}
      >
        {t(speech.listening ? "voice.stop" : "voice.start")}
      </Button>
      <span role="status" className="min-w-0 text-sm text-muted">
        {speech.listening && (speech.hearing || t("voice.listening"))}
        {speech.failure !== "" && t(REFUSED.has(speech.failure) ? "voice.refused" : "voice.failed")}
      </span>
    </>
  );
}
