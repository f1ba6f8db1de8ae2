export { LookEditor, type LookEditorProps } from "./look/LookEditor";
export { SpecEditor, type SpecEditorProps } from "./editor/SpecEditor";
export { type SpecHistory, useSpecHistory } from "./model/history";
export * from "./model/types";
export { type SpecCheck, useSpecCheck } from "./model/useSpecCheck";
export { applyOperations } from "./ops/operations";
export { withIds } from "./ops/ids";
