"""What services send, put into the one form that the layers above know.

Services that call themselves compatible with the chat protocol differ in how they word an answer, an error, a count of
tokens or the thinking of a model. All of that ends here: what comes out is a completion whose content is text, or an
error with a status, a message and, where one can be told, the setting it is about. It is pure; nothing is sent.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

#: Settings of a request that some service or model refuses.
SETTINGS = ("max_tokens", "max_completion_tokens", "temperature", "seed")

#: Status codes behind the names that gRPC gives errors, as Google's services do.
_STATUS_NAMES = {
    "INVALID_ARGUMENT": 400,
    "FAILED_PRECONDITION": 400,
    "UNAUTHENTICATED": 401,
    "PERMISSION_DENIED": 403,
    "NOT_FOUND": 404,
    "RESOURCE_EXHAUSTED": 429,
    "rate_limit_exceeded": 429,
    "INTERNAL": 500,
    "UNAVAILABLE": 503,
    "DEADLINE_EXCEEDED": 504,
}

_FINISH_REASONS = {
    "max_tokens": "length",
    "model_length": "length",
    "max_output_tokens": "length",
    "end_turn": "stop",
    "eos": "stop",
    "eos_token": "stop",
    "stop_sequence": "stop",
    "safety": "content_filter",
    "recitation": "content_filter",
    "prohibited_content": "content_filter",
    "blocklist": "content_filter",
    "spii": "content_filter",
}

#: A gateway's own failure that is a mistake in the request: waiting does not mend it.
_BAD_REQUEST = re.compile(
    r"BadRequest|invalid_request|INVALID_ARGUMENT|unsupported[ _](?:parameter|value)", re.IGNORECASE
)

# How a model's thinking is marked in its text; the opening mark may be missing where it stood in the prompt.
_THINKING = r"(?:think|thinking|thought|thoughts|reasoning|reflection)"
_OPENED = re.compile(rf"\s*(?:<{_THINKING}>|\[THINK\]|<\|channel\|?>\s*(?:analysis|thought))", re.IGNORECASE)
_CLOSED = re.compile(
    rf"</{_THINKING}>|\[/THINK\]|<\|channel\|?>\s*final\s*(?:<\|message\|>)?|<channel\|>", re.IGNORECASE
)

# « <tool_call> », "[TOOL_CALLS]" and the like around a call that a service passed on as text.
_CALL_MARKS = re.compile(r"</?(?:tool_call|tool|function_call|functioncall)>|\[/?TOOL_CALLS?\]", re.IGNORECASE)

#: So many openings of an object are tried in a text that is not JSON as a whole.
_MOST_OPENINGS = 200

_TEXT_PARTS = frozenset({"text", "output_text", "input_text"})
_THINKING_PARTS = frozenset({"thinking", "reasoning", "reasoning_text", "redacted_thinking"})


def canonical(status: int, text: str, *, tool: str | None = None) -> tuple[int, str]:
    """Return status and body of an answer to a question in the one form; what is no JSON stays as it is.

    `tool` is the name of the tool that the model was to call, None where there was none: a call that stands in the
    text is made one.
    """
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return status, text
    if isinstance(body, list) and len(body) == 1:
        body = body[0]
    if not isinstance(body, dict):
        return status, text
    error = _error_of(body, status)
    if error is not None:
        found = _status_of(error, status)
        return (found, json.dumps({"error": _plain(error)})) if found is not None else (status, text)
    if _choices(body):
        return status, json.dumps(_completion(body, tool), ensure_ascii=False)
    return status, text


def objects_in(text: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects in a text, outermost ones, raw line breaks in their strings allowed."""
    decoder = json.JSONDecoder(strict=False)
    place = text.find("{")
    for _ in range(_MOST_OPENINGS):
        if place < 0:
            return
        try:
            value, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            end = place + 1
        else:
            if isinstance(value, dict):
                yield value
        place = text.find("{", end)


def without_thinking(text: str) -> tuple[str, str]:
    """Return the answer in a text and the thinking around it; the answer is empty where the model only thought."""
    closed = list(_CLOSED.finditer(text))
    if closed and (_OPENED.match(text) or text.lstrip()[:1] not in ("{", "[")):
        return text[closed[-1].end() :].strip(), text[: closed[-1].start()]
    if _OPENED.match(text):
        return "", text
    return text, ""


def _error_of(body: Mapping[str, Any], status: int) -> dict[str, Any] | None:
    """Return the error in a body, None where it holds a completion or something else."""
    error = body.get("error")
    choices = _choices(body)
    if choices and status < 400:
        if isinstance(choices[0].get("error"), dict):
            error = choices[0]["error"]
        if not error or _says_something(choices[0]):
            return None
    if isinstance(error, dict):
        return error
    if status < 400 and not error and body.get("object") != "error" and not _is_detail(body):
        return None
    return {**body, "error": None, "message": error or body.get("message") or body.get("detail") or body.get("errors")}


def _is_detail(body: Mapping[str, Any]) -> bool:
    return "detail" in body and len(body) <= 2


def _says_something(choice: Mapping[str, Any]) -> bool:
    message = choice.get("message")
    return isinstance(message, dict) and bool(message.get("content") or message.get("tool_calls"))


def _choices(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    choices = body.get("choices")
    if isinstance(choices, list) and choices and isinstance(choices[0], dict):
        return choices
    return []


def _status_of(error: Mapping[str, Any], status: int) -> int | None:
    """Return the status that an error stands for, None where neither the service nor the error gives one."""
    if status >= 500 and _BAD_REQUEST.search(json.dumps(error)):
        return 400
    if status >= 400:
        return status
    for name in ("code", "status", "status_code", "type"):
        value = error.get(name)
        if isinstance(value, str):
            value = int(value) if value.isascii() and value.isdigit() and len(value) == 3 else _STATUS_NAMES.get(value)
        if isinstance(value, int) and 400 <= value < 600:
            return value
    return None


def _plain(error: Mapping[str, Any]) -> dict[str, Any]:
    """Return an error with `message`, `code`, `type` and `param` as text, as far as it has them."""
    message, param = _worded(error.get("message"))
    metadata = error.get("metadata")
    raw = metadata.get("raw") if isinstance(metadata, dict) else None
    if raw:
        message = f"{message}: {raw if isinstance(raw, str) else _worded(raw)[0]}".removeprefix(": ")
    inner = error.get("innererror")
    code = (inner.get("code") if isinstance(inner, dict) else None) or error.get("code")
    plain = {
        "message": message,
        "code": code if isinstance(code, str) else None,
        "type": error.get("type") or error.get("status"),
        "param": error.get("param") or param,
    }
    return {name: value for name, value in plain.items() if isinstance(value, str) and value}


def _worded(said: Any) -> tuple[str, str | None]:
    """Return the words of a message in whatever shape it comes, and the setting that it is about, if it names one."""
    if isinstance(said, str):
        return said, None
    if isinstance(said, list):
        worded = [_worded(entry) for entry in said]
        return "; ".join(words for words, _ in worded if words), next((name for _, name in worded if name), None)
    if not isinstance(said, dict):
        return "", None
    for name in ("detail", "error", "errors", "message"):
        if isinstance(said.get(name), (dict, list)):
            return _worded(said[name])
    words = next((str(said[name]) for name in ("msg", "message", "detail", "reason") if said.get(name)), "")
    place = said.get("loc")
    steps = [str(step) for step in place if step != "body"] if isinstance(place, list) else []
    param = steps[-1] if steps and steps[-1] in SETTINGS else None
    return ": ".join(filter(None, (".".join(steps), words))), param


def _completion(body: Mapping[str, Any], tool: str | None) -> dict[str, Any]:
    choice = dict(_choices(body)[0])
    given = choice.get("message")
    message = dict(given) if isinstance(given, dict) else {"role": "assistant", "content": choice.get("text")}
    content, thinking = _content(message)
    for name in ("reasoning", "reasoning_content", "reasoning_details", "thinking"):
        more = message.pop(name, None)
        thinking = thinking or (more if isinstance(more, str) else json.dumps(more) if more else "")
    calls = _calls(message)
    message.pop("function_call", None)
    message.pop("tool_calls", None)
    if not content and not calls and thinking:
        content = _concluded(thinking)
    if calls is None and tool and content:
        calls = _call_in(content, tool)
    message.update({"role": "assistant", "content": None if calls else content})
    if calls:
        message["tool_calls"] = calls
    if thinking:
        message["reasoning_content"] = thinking
    choice.update(index=0, message=message, finish_reason=_finish_reason(choice.get("finish_reason")))
    completion = {
        **body,
        "id": str(body.get("id") or ""),
        "object": "chat.completion",
        "created": _count(body.get("created")),
        "model": str(body.get("model") or ""),
        "choices": [choice],
        "usage": _usage(body.get("usage")),
    }
    completion.pop("error", None)
    completion.pop("service_tier", None)
    return completion


def _content(message: Mapping[str, Any]) -> tuple[str, str]:
    """Return the text of a message and the thinking in it: a string, a list of parts, or an object as it is."""
    content = message.get("content")
    if isinstance(content, list):
        said, thought = [], []
        for part in content:
            if isinstance(part, str):
                said.append(part)
            elif isinstance(part, dict) and part.get("type", "text") in _TEXT_PARTS:
                said.append(str(part.get("text") or ""))
            elif isinstance(part, dict) and part.get("type") in _THINKING_PARTS:
                thought.append(json.dumps(part))
        text, thinking = without_thinking("".join(said))
        return text, thinking or "".join(thought)
    if isinstance(content, dict):
        return json.dumps(content, ensure_ascii=False), ""
    return without_thinking(content) if isinstance(content, str) else ("", "")


def _calls(message: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Return the tools that a message calls, None where it calls none."""
    given = message.get("tool_calls")
    called = [call for call in given if isinstance(call, dict)] if isinstance(given, list) else []
    if not called and isinstance(message.get("function_call"), dict):
        called = [{"function": message["function_call"]}]
    calls = []
    for number, call in enumerate(called, 1):
        function = call.get("function")
        if not isinstance(function, dict):
            continue
        arguments = function.get("arguments")
        text = arguments if isinstance(arguments, str) else json.dumps(arguments or {}, ensure_ascii=False)
        calls.append(_call(str(call.get("id") or f"call_{number}"), str(function.get("name") or ""), text))
    return calls or None


def _call_in(content: str, tool: str) -> list[dict[str, Any]] | None:
    """Return the call of a tool that stands in a text, None where no object does."""
    found = next(objects_in(_CALL_MARKS.sub(" ", content)), None)
    if found is None:
        return None
    for name in ("arguments", "parameters"):
        if isinstance(found.get(name), str):
            return [_call("call_1", tool, found[name])]
        if isinstance(found.get(name), dict):
            found = found[name]
            break
    return [_call("call_1", tool, json.dumps(found, ensure_ascii=False))]


def _call(identity: str, name: str, arguments: str) -> dict[str, Any]:
    return {"id": identity, "type": "function", "function": {"name": name, "arguments": arguments}}


def _concluded(thinking: str) -> str:
    """Return the object with which a model's thinking ends, where nothing but thinking came; else nothing."""
    end = thinking.rstrip().removesuffix("```").rstrip()
    if not end.endswith("}"):
        return ""
    last = ""
    for found in objects_in(thinking):
        last = json.dumps(found, ensure_ascii=False)
    return last


def _finish_reason(reason: Any) -> str:
    words = str(reason or "stop")
    return _FINISH_REASONS.get(words.lower(), words.lower())


def _usage(usage: Any) -> dict[str, Any]:
    given = usage if isinstance(usage, dict) else {}
    prompt = _count(given.get("prompt_tokens") or given.get("input_tokens"))
    completion = _count(given.get("completion_tokens") or given.get("output_tokens"))
    details = given.get("completion_tokens_details")
    thought = _count(details.get("reasoning_tokens") if isinstance(details, dict) else given.get("reasoning_tokens"))
    counted = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
    return {**counted, "completion_tokens_details": {"reasoning_tokens": thought}} if thought else counted


def _count(value: Any) -> int:
    """Return a count of tokens however it is given, 0 where it is none."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return 0
    return int(number) if math.isfinite(number) and number > 0 else 0
