import { boot } from "./boot";

type Value = string | number;

/** A text of the bundle with its places filled; a key without a text is shown as it is. */
export function t(key: string, ...values: Value[]): string {
  const pattern = boot.words[key];
  return pattern === undefined ? key : format(pattern, values, boot.language);
}

export function has(key: string): boolean {
  return key in boot.words;
}

export function number(value: number): string {
  return new Intl.NumberFormat(boot.language).format(value);
}

/** As java.text.MessageFormat does it, as far as our bundles use it: {0}, {0,number,integer}, {0,choice,1#one|1<many {0}}. */
export function format(pattern: string, values: readonly Value[], language: string): string {
  let text = "";
  let at = 0;
  while (at < pattern.length) {
    const char = pattern[at] ?? "";
    if (char === "'") {
      const end = pattern.indexOf("'", at + 1);
      text += end === at + 1 ? "'" : pattern.slice(at + 1, end < 0 ? undefined : end);
      at = end < 0 ? pattern.length : end + 1;
    } else if (char === "{") {
      const end = closing(pattern, at);
      text += place(pattern.slice(at + 1, end), values, language);
      at = end + 1;
    } else {
      text += char;
      at += 1;
    }
  }
  return text;
}

function closing(pattern: string, from: number): number {
  let depth = 0;
  for (let at = from; at < pattern.length; at++) {
    depth += pattern[at] === "{" ? 1 : pattern[at] === "}" ? -1 : 0;
    if (depth === 0) {
      return at;
    }
  }
  return pattern.length;
}

function place(inner: string, values: readonly Value[], language: string): string {
  const [index = "", kind = "", ...style] = inner.split(",");
  const value = values[Number(index)];
  if (value === undefined) {
    return `{${index}}`;
  }
  if (kind.trim() === "choice") {
    return format(chosen(style.join(","), Number(value)), values, language);
  }
  return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value;
}

function chosen(choices: string, value: number): string {
  let picked: string | null = null;
  for (const choice of split(choices)) {
    const sign = choice.search(/[#<≤]/);
    const limit = Number(choice.slice(0, sign));
    const holds = choice[sign] === "<" ? value > limit : value >= limit;
    if (picked === null || holds) {
      picked = choice.slice(sign + 1);
    }
  }
  return picked ?? "";
}

function split(choices: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < choices.length; at++) {
    depth += choices[at] === "{" ? 1 : choices[at] === "}" ? -1 : 0;
    if (choices[at] === "|" && depth === 0) {
      parts.push(choices.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, choices.slice(start)];
}
