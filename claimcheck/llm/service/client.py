"""Asking a model service: a question goes out, a reply that fits its schema comes back, or one clear error.

Four layers, each with one duty: instructor asks again when a reply breaks its schema, tenacity repeats an exchange
that failed for a passing reason, openai words requests and answers, and an httpx2 transport carries them, or records
or replays them (`claimcheck.llm.service.transport`).
"""

from __future__ import annotations

import functools
import logging
import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.llm.cassettes.cassette import Cassette
from claimcheck.llm.cassettes.redaction import unmistakable, without_secrets
from claimcheck.llm.service.cache import AnswerCache, key_of
from claimcheck.llm.service.completions import Service
from claimcheck.llm.service.diagnosis import diagnose, is_filtered, is_too_long
from claimcheck.llm.service.dialects import OPTIONAL, Dialect, DialectFinder
from claimcheck.llm.service.failures import KEPT, BrokenReply, EmptyReply, Truncated, Unshaped
from claimcheck.llm.service.parsing import checked, schema_of
from claimcheck.llm.service.question import Question, under_way
from claimcheck.llm.service.retries import causes, error_detail
from claimcheck.llm.service.usage import UsageCounter
from claimcheck.llm.settings import ModelSettings
from claimcheck.records import Usage

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["BrokenReply", "Client", "Truncated"]

ReplyT = TypeVar("ReplyT", bound="BaseModel")

#: No question costs more answers than this, whatever the service makes of it: refusals of a setting, replies in the
#: wrong shape and second attempts together. What is repeated because it failed for a passing reason does not count.
MOST_CALLS = 4

#: What a service answers that cannot do what a request asks of it, or does not know one of its settings.
_UNABLE = frozenset({400, 405, 422, 501})


#: How services say, in the words of their libraries, that they do not take a setting.
_REFUSED = (
    "unsupported",
    "not support",
    "unknown",
    "unrecognized",
    "unexpected",
    "not permitted",
    "not allowed",
    "not available",
    "extra",
    "invalid",
)


class Client:
    """One model service, or one cassette. Safe to use from several threads.

    As a context manager it closes itself; a cassette that is recorded anew then loses what was not asked again,
    unless the block failed.
    """

    def __init__(self, settings: ModelSettings) -> None:
        self.settings = settings.as_recorded()
        self._cassette = Cassette.open(self.settings)
        self._cache = self._open_cache()
        self._counter = UsageCounter()
        self._service = Service(self.settings, self._counter, cassette=self._cassette, cache=self._cache)
        self._dialects = DialectFinder(self._known_dialect(), self._remember_dialect)
        self._failed = False
        if not self.settings.model:
            raise UsageError(
                "No model is named.",
                "Name one with --model or CLAIMCHECK_MODEL, or use --engine rules, which needs none.",
            )

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(
        self,
        *,
        stage: str,
        version: str,
        system: str,
        user: str,
        reply: type[ReplyT],
        max_tokens: int,
        attempts: int = 2,
        validate: Callable[[ReplyT], None] | None = None,
    ) -> ReplyT:
        """Return the model's reply to one question.

        `stage` and `version` name the prompt, for the cassette and for messages; they are not sent. A reply that
        breaks the schema, or for which `validate` raises ValueError, is asked for again with the reason, `attempts`
        times in all.

        Raises:
            Truncated: the reply was cut off, or the question does not fit; ask about less.
            BrokenReply: no attempt gave an acceptable reply; `last` holds the last that fitted the schema.
            CassetteError: the cassette lacks this request.
            ModelError: the service failed for good; a subclass from `claimcheck.llm.service.failures`.

        """
        question = Question(stage, version, reply.__name__, schema_of(reply), validate)
        request = {
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "max_tokens": max_tokens,
            "temperature": self.settings.temperature,
            "seed": self.settings.seed,
        }
        token = under_way.set(question)
        try:
            with self._counter.timed():
                return cast("ReplyT", self._ask_in_some_dialect(question, request, reply, attempts))
        finally:
            under_way.reset(token)

    def exchange_batch(self, progress: Callable[[str, int, int], None]) -> int:
        """Have all questions that were deferred answered in a batch, and return how many were.

        Raises:
            ModelError: the service takes no batches, refused this one, or did not answer in time.

        """
        try:
            return self._service.exchange_batch(
                lambda state, done, of: progress(without_secrets(state, self.settings.secrets), done, of)
            )
        except Exception as error:
            raise self._cleared(self._diagnosed(error)) from error

    def models(self) -> tuple[str, ...]:
        """Return the names of the models that the service lists.

        Raises:
            ModelError: it does not answer, or has no such list.

        """
        try:
            return self._service.models()
        except Exception as error:
            raise self._cleared(self._diagnosed(error)) from error

    @property
    def dialect(self) -> Dialect:
        """The dialect in which the service is asked, as far as it has been found out."""
        return self._dialects.current

    @property
    def keeps_answers(self) -> bool:
        """Whether something was answered and need not be asked again: a cassette or a cache has it."""
        if self._cassette is not None:
            return not self._cassette.replays and self._cassette.kept > 0
        return self._cache is not None and self._cache.works and self._cache.kept + self._cache.found > 0

    def notes(self) -> tuple[str, ...]:
        """Return what a user should know of the run, once: that the cache which was asked for keeps not all answers."""
        if self._cache is None or self._cache.works:
            return ()
        if self._cache.kept:
            number = (
                f"{self._cache.kept} answers of this run are" if self._cache.kept > 1 else "one answer of this run is"
            )
            return (f"The cache {self.settings.cache} cannot be written any more: {number} kept, the others are not.",)
        return (f"The cache {self.settings.cache} cannot be written: answers of this run are not kept.",)

    def usage(self) -> Usage:
        """Return what has been asked of the service so far.

        A cassette carries no times: `seconds` is 0 when one is recorded or replayed, so that both give one report.
        """
        return self._counter.usage(timed=self._cassette is None)

    def close(self) -> None:
        """Break off what other threads are asking, close connections, and finish the cassette.

        The cassette is left as it stands where the run failed or is being torn down by an exception.
        """
        self._service.close()
        if self._cassette is not None and not self._failed and sys.exc_info()[1] is None:
            self._cassette.finish()
        if self._cache is not None:
            self._cache.close()

    def _ask_in_some_dialect(
        self, question: Question, request: dict[str, Any], reply: type[BaseModel], attempts: int
    ) -> BaseModel:
        first: Exception | None = None
        while True:
            question.dialect = self._dialects.current
            question.problems, question.thought = "", 0
            # The first questions are asked directly: a batch in a dialect that the service refuses is a day lost.
            question.may_wait = self._dialects.confirmed
            try:
                answer = self._ask(question, request, reply, attempts)
            except Exception as error:
                first = first or error
                if self._can_ask_otherwise(error, question):
                    continue
                failure = self._cleared(self._failure(first, question))
                self._failed = self._failed or not isinstance(failure, (Truncated, BrokenReply))
                raise failure from error
            self._dialects.confirm(question.dialect)
            self._keep(question)
            return answer

    def _ask(self, question: Question, request: dict[str, Any], reply: type[BaseModel], attempts: int) -> BaseModel:
        create = _instructed(self._service, question.dialect.mode)
        answer = create(
            response_model=checked(reply),
            max_retries=max(0, min(attempts, MOST_CALLS - question.calls) - 1),
            strict=False,
            model=self.settings.model,
            **request,
        )
        return cast("BaseModel", answer)

    def _can_ask_otherwise(self, error: Exception, question: Question) -> bool:
        """Whether the service may take the question in another dialect; the finder then has it as current."""
        import openai
        from instructor.core.exceptions import IncompleteOutputException

        if question.calls >= MOST_CALLS:
            return False
        used = question.dialect
        chain = list(causes(error))
        refusal = next((cause for cause in chain if isinstance(cause, openai.APIStatusError)), None)
        if refusal is not None:
            if refusal.status_code not in _UNABLE or is_too_long(refusal) or is_filtered(refusal):
                return False
            settings = refused_settings(refusal)
            if settings:
                return self._dialects.adapt(used, settings)
            if is_refused_role(refusal) and self._dialects.without_system(used):
                return True
            return not self._dialects.confirmed and self._dialects.next_mode(used)
        if any(isinstance(cause, ClaimcheckError) and not isinstance(cause, Unshaped) for cause in chain):
            return False
        if question.thought and any(isinstance(cause, IncompleteOutputException) for cause in chain):
            return self._dialects.more_thinking(used)
        unshaped = any(isinstance(cause, Unshaped) for cause in chain) or bool(question.problems)
        if question.shaped or not unshaped or (question.thought and question.empty):
            return False
        return not self._dialects.confirmed and self._dialects.next_mode(used)

    def _failure(self, error: Exception, question: Question) -> ClaimcheckError:
        """Return the failure of a question, keeping what was paid for where asking the same again gives the same."""
        from instructor.core.exceptions import IncompleteOutputException, ResponseParsingError

        chain = list(causes(error))
        if any(isinstance(cause, ClaimcheckError) and not isinstance(cause, Unshaped) for cause in chain):
            return self._diagnosed(error)
        cut_off = next((cause for cause in chain if isinstance(cause, IncompleteOutputException)), None)
        if cut_off is not None:
            self._keep(question)
            if question.thought:
                return Truncated(
                    f"The model {self.settings.model} used up the limit of its reply ({question.limit} tokens) by "
                    f"thinking, to a question of the stage '{question.stage}'.",
                    "Switch its thinking off or make it shorter, where the service has a setting for that, or use "
                    "another model with --model.",
                )
            return Truncated(
                f"The reply of {self.settings.model} to a question of the stage '{question.stage}' was cut off.",
                "Use a model that may write more, or smaller windows.",
                text=_written(cut_off.last_completion),
            )
        if not any(isinstance(cause, (ResponseParsingError, Unshaped)) for cause in chain):
            return self._diagnosed(error)
        if question.last is not None:
            self._keep(question)
        return self._broken(question)

    def _diagnosed(self, error: BaseException) -> ClaimcheckError:
        """Return the failure of the layers below; what it says of answers being kept is only said where it is true."""
        failure = diagnose(error, self.settings)
        if not self.keeps_answers:
            failure.hint = failure.hint.replace(KEPT, "").strip() or "Run it again."
        return failure

    def _cleared(self, failure: ClaimcheckError) -> ClaimcheckError:
        """Return a failure that tells no secret, whatever words of the service it quotes."""
        failure.secrets = self.settings.secrets
        failure.message = without_secrets(failure.message, failure.secrets)
        failure.hint = without_secrets(failure.hint, failure.secrets)
        failure.args = (failure.message, *failure.args[1:])
        return failure

    def _broken(self, question: Question) -> ClaimcheckError:
        model, stage, problems = self.settings.model, question.stage, question.problems or "no JSON in it"
        hint = "Try a larger model; `claimcheck doctor` tells whether this one obeys a schema."
        if question.empty and question.thought:
            return EmptyReply(
                f"The model {model} only thought, and gave no answer, to a question of the stage '{stage}'.",
                "Switch its thinking off, where the service has a setting for that, or use another model with --model.",
            )
        if question.empty:
            return EmptyReply(f"The model {model} replied with nothing to a question of the stage '{stage}'.", hint)
        return BrokenReply(
            f"The model {model} gave no acceptable reply to a question of the stage '{stage}': {problems}",
            hint,
            problems=problems,
            last=question.last,
        )

    def _keep(self, question: Question) -> None:
        if self._cache is not None and question.answers:
            self._cache.put(question.answers)

    def _open_cache(self) -> AnswerCache | None:
        if self.settings.cache is None or self._cassette is not None:
            return None
        secrets = unmistakable(self.settings.secrets)
        return AnswerCache(self.settings.cache, megabytes=self.settings.cache_megabytes, secrets=secrets)

    def _known_dialect(self) -> Dialect | None:
        if self._cassette is not None:
            return self._cassette.dialect
        return Dialect.from_record(self._cache.dialect(self._service_name)) if self._cache else None

    def _remember_dialect(self, dialect: Dialect) -> None:
        if self._cassette is not None:
            self._cassette.remember_dialect(dialect)
        if self._cache is not None:
            self._cache.remember_dialect(self._service_name, dialect.record())

    @property
    def _service_name(self) -> str:
        return key_of(self.settings.endpoint, {"model": self.settings.model})


def refused_settings(error: BaseException) -> tuple[str, ...]:
    """Return the settings of a request that a service does not support; none if it refuses something else."""
    detail = error_detail(error)
    names = ("max_tokens", *OPTIONAL)
    if detail.get("param") in names:
        return (str(detail["param"]),)
    words = str(detail.get("message", "")).lower()
    if not any(sign in words for sign in _REFUSED):
        return ()
    return tuple(name for name in names if re.search(rf"(?<![a-z_]){name}(?![a-z_])", words))


def is_refused_role(error: BaseException) -> bool:
    """Whether a service says that it takes no system message: the template of some models has no place for one."""
    words = str(error_detail(error).get("message", "")).lower()
    return ("role" in words and ("system" in words or "alternate" in words)) or "developer instruction" in words


def _written(completion: Any) -> str:
    """Return the text of a completion, or what it hands to a tool."""
    message = completion.choices[0].message if completion else None
    if message is None:
        return ""
    return message.content or "".join(call.function.arguments for call in message.tool_calls or ())


def _instructed(service: Service, mode: str) -> Any:
    """Return openai's `create`, taught by instructor to give a reply that fits a schema."""
    return _instructor()(service, mode)


@functools.cache
def _instructor() -> Callable[[Service, str], Any]:
    import instructor

    # Without a handler of ours Python prints its errors on stderr; they stand in the exceptions raised.
    logging.getLogger("instructor").addHandler(logging.NullHandler())
    modes = {
        "json_schema": instructor.Mode.JSON_SCHEMA,
        "tools": instructor.Mode.TOOLS,
        "json": instructor.Mode.MD_JSON,
    }

    def instructed(service: Service, mode: str) -> Any:
        return instructor.patch(create=service.complete, mode=modes[mode])

    return instructed
