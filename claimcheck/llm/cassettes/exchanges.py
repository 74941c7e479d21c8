"""One exchange with a chat service, by its meaning: what was asked, and what came back, without the wire's accidents.

What is kept is a short list of fields by name. Everything else (headers, addresses, ids, fingerprints, times) is not
filtered out but never taken in. Messages and replies are plain text or parsed JSON, so that people can read them and
two requests that mean the same are equal.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claimcheck.llm.cassettes.redaction import redacted, unmistakable, without_secrets
from claimcheck.llm.service.question import Question

#: The settings of a request that can change its answer. Names of one thing in two dialects are one.
_SETTINGS = {
    "temperature": "temperature",
    "seed": "seed",
    "top_p": "top_p",
    "max_tokens": "max_tokens",
    "max_completion_tokens": "max_tokens",
}

_ERROR_FIELDS = ("code", "type", "param", "message")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request by its meaning.

    `stage`, `version` and `reply` (the name of the schema) tell where it comes from and do not count when requests
    are matched; `key` holds all that does. A message has a `role` and either a `text`, a `reply` (parsed JSON) or
    `tools` (what the model called, each with a `name` and a `reply` or `text`). `digest` stands for a question that a
    cassette hides.
    """

    stage: str
    version: str
    reply: str
    model: str
    mode: str
    settings: dict[str, Any]
    schema: dict[str, Any]
    messages: tuple[dict[str, Any], ...]
    key: str
    digest: str = ""


def asked(
    *,
    stage: str,
    version: str,
    reply: str,
    model: str,
    mode: str,
    settings: dict[str, Any],
    schema: dict[str, Any],
    messages: Iterable[dict[str, Any]],
) -> Asked:
    """Return a request with its key; the model is not in it, a cassette has one model."""
    words = tuple(messages)
    meaning = [mode, canonical(settings), canonical(schema), canonical(words)]
    return Asked(stage, version, reply, model, mode, settings, schema, words, "\n".join(meaning))


def asked_of_body(body: Mapping[str, Any], question: Question | None, secrets: Iterable[str | None]) -> Asked:
    """Return the meaning of the body of a request for a chat completion."""
    mode, schema = _schema_of(body)
    secrets = unmistakable(secrets)
    return asked(
        stage=question.stage if question else "other",
        version=question.version if question else "",
        reply=question.reply if question else "",
        model=str(body.get("model", "")),
        mode=mode,
        settings={ours: body[name] for name, ours in sorted(_SETTINGS.items()) if body.get(name) is not None},
        schema=question.schema if question else schema,
        messages=[_message(message, secrets) for message in body.get("messages", ())],
    )


def canonical(value: Any) -> str:
    """Return JSON that is equal for equal values."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def worded(text: str) -> dict[str, Any]:
    """Return what a model wrote: `reply`, parsed, where it is JSON that survives being parsed, else `text`."""
    if text.lstrip()[:1] in ("{", "["):
        try:
            parsed = json.loads(text)
            if json.loads(json.dumps(parsed, allow_nan=False)) == parsed:
                return {"reply": parsed}
        except ValueError:
            pass
    return {"text": text}


def wording(words: Mapping[str, Any]) -> str:
    """Return the text that `worded` took in, up to the white space of its JSON."""
    return json.dumps(words["reply"], ensure_ascii=False) if "reply" in words else str(words["text"])


def answer_of_response(
    status: int, headers: Mapping[str, str], text: str, secrets: Iterable[str | None]
) -> dict[str, Any]:
    """Return what a service answered: a completion, an error, or text that is neither."""
    secrets = tuple(secrets)
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    answer: dict[str, Any] = {"status": status}
    if wait := headers.get("retry-after"):
        answer["retry_after"] = redacted(wait, secrets)
    if isinstance(body, dict) and status < 400 and _is_completion(body):
        return {**answer, **_completion(body, secrets)}
    error = body.get("error") if isinstance(body, dict) else None
    if isinstance(error, dict):
        kept = {name: error[name] for name in _ERROR_FIELDS if isinstance(error.get(name), (str, int))}
        return {**answer, "error": {name: _redacted_value(value, secrets) for name, value in kept.items()}}
    answer["content_type"] = headers.get("content-type", "text/plain").split(";")[0]
    return {**answer, "text": redacted(text, secrets)}


def response_of_answer(answer: Mapping[str, Any], model: str) -> tuple[int, dict[str, str], str]:
    """Return status, headers and body of the response that `answer` stands for."""
    headers = {"content-type": "application/json"}
    if "retry_after" in answer:
        headers["retry-after"] = answer["retry_after"]
    status = int(answer["status"])
    if "error" in answer:
        return status, headers, json.dumps({"error": answer["error"]}, ensure_ascii=False)
    if "content_type" in answer:
        return status, {**headers, "content-type": answer["content_type"]}, answer["text"]
    return status, headers, json.dumps(_completion_body(answer, model), ensure_ascii=False)


def _schema_of(body: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return how a request imposes its schema, and the schema where it is not in the messages."""
    try:
        if body.get("tools"):
            return "tools", body["tools"][0]["function"]["parameters"]
        if (body.get("response_format") or {}).get("type") == "json_schema":
            return "json_schema", body["response_format"]["json_schema"]["schema"]
    except (KeyError, IndexError, TypeError):
        return "other", {}
    return "json", {}


def _message(message: Mapping[str, Any], secrets: Iterable[str | None]) -> dict[str, Any]:
    role, content = str(message.get("role", "")), message.get("content") or ""
    if isinstance(content, list):
        content = "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    content = without_secrets(str(content), secrets)
    words = worded(content) if role == "assistant" else {"text": content}
    if message.get("tool_calls"):
        words = {"tools": [_tool(call, secrets) for call in message["tool_calls"]]}
    return {"role": role, **words}


def _tool(call: Mapping[str, Any], secrets: Iterable[str | None]) -> dict[str, Any]:
    function = call.get("function") or {}
    arguments = function.get("arguments") or ""
    text = arguments if isinstance(arguments, str) else json.dumps(arguments, ensure_ascii=False)
    return {"name": str(function.get("name", "")), **worded(without_secrets(text, secrets))}


def _is_completion(body: Mapping[str, Any]) -> bool:
    choices = body.get("choices")
    return bool(isinstance(choices, list) and choices and isinstance(choices[0], dict) and choices[0].get("message"))


def _completion(body: Mapping[str, Any], secrets: Iterable[str | None]) -> dict[str, Any]:
    choice = body["choices"][0]
    message, usage = choice["message"], body.get("usage") or {}
    answer: dict[str, Any] = {"finish_reason": choice.get("finish_reason")}
    if message.get("tool_calls"):
        answer["tools"] = [_tool(call, secrets) for call in message["tool_calls"]]
    elif message.get("refusal"):
        answer["refusal"] = redacted(str(message["refusal"]), secrets)
    else:
        answer.update(worded(without_secrets(str(message.get("content") or ""), secrets)))
    if message.get("reasoning_content") or (usage.get("completion_tokens_details") or {}).get("reasoning_tokens"):
        answer["thought"] = True
    tokens = {"prompt": usage.get("prompt_tokens"), "completion": usage.get("completion_tokens")}
    answer["tokens"] = {name: count for name, count in tokens.items() if isinstance(count, int)}
    return answer


def _completion_body(answer: Mapping[str, Any], model: str) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": None}
    if "tools" in answer:
        message["tool_calls"] = [
            {
                "id": f"call_{number}",
                "type": "function",
                "function": {"name": tool["name"], "arguments": wording(tool)},
            }
            for number, tool in enumerate(answer["tools"], 1)
        ]
    elif "refusal" in answer:
        message["refusal"] = answer["refusal"]
    else:
        message["content"] = wording(answer)
    if answer.get("thought"):
        message["reasoning_content"] = "(not recorded)"
    prompt, completion = (answer.get("tokens", {}).get(name, 0) for name in ("prompt", "completion"))
    return {
        "id": "recorded",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [{"index": 0, "finish_reason": answer.get("finish_reason"), "message": message}],
        "usage": {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion},
    }


def _redacted_value(value: str | int, secrets: Iterable[str | None]) -> str | int:
    return redacted(value, secrets) if isinstance(value, str) else value
