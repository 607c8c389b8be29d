"""What is written through the pages: reviews and ratings, by forms and as JSON, for who has the token and no other."""

from collections.abc import Callable, Mapping
from datetime import UTC
from threading import Lock
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode

from fastapi import FastAPI
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.errors import DatelineError, StoreBusyError
from dateline.model.review import Signed
from dateline.store import Access, Store, open_store
from dateline.store.ratings import rate
from dateline.web.answer import trouble
from dateline.web.guard import check_writer
from dateline.web.links import address
from dateline.web.pages.review import review_again
from dateline.web.review_forms import RatingAsked, ReviewAsked, review_of_form
from dateline.web.sheet import Ask, PageError
from dateline.web.state import State

MOST = 200_000  # bytes of a body
Written: TypeAlias = Mapping[str, object]
Deed: TypeAlias = Callable[[Store, str], Written]


def add_review(app: FastAPI, state: State) -> None:
    """Puts the writing addresses on the server: POST /api/v1/reviews, /api/v1/ratings, /review and /rate."""
    writer = _Writer(state)
    for path, answer in (
        ("/api/v1/reviews", writer.review_json),
        ("/api/v1/ratings", writer.rating_json),
        ("/review", writer.review_form),
        ("/rate", writer.rating_form),
    ):
        app.add_api_route(path, answer, methods=["POST"], include_in_schema=False)


class _Writer:
    """Writes one thing at a time; another process that writes is waited for by nobody: 409 says to try again."""

    def __init__(self, state: State) -> None:
        self._state, self._lock = state, Lock()

    async def review_json(self, request: Request) -> Response:
        """One deed as JSON: {"act", "subject", "by", "why", "fields", "other", "revision"}; 201 with its id."""
        return await self._json(request, lambda body: self._deed(ReviewAsked.model_validate_json(body)))

    async def rating_json(self, request: Request) -> Response:
        """One rating as JSON: {"source", "grade", "why", "by"}; 201 with its id."""
        return await self._json(request, lambda body: _rating(RatingAsked.model_validate_json(body)))

    async def review_form(self, request: Request) -> Response:
        """One deed from the form of the page; then the page that it names, or the form again with what is wrong."""
        return await self._form(request, lambda form: self._deed(review_of_form(form)), "review")

    async def rating_form(self, request: Request) -> Response:
        """One rating from a form; then the page that it names."""
        return await self._form(request, lambda form: _rating(RatingAsked.model_validate(dict(form))), "sources")

    async def _json(self, request: Request, read: Callable[[bytes], Deed]) -> Response:
        try:
            check_writer(request.headers, self._state.token, None)
            if "application/json" not in request.headers.get("content-type", ""):
                raise PageError(415, "send application/json")
            written = await run_in_threadpool(self._write, _told(read, await _body(request)))
        except (PageError, DatelineError) as error:
            return trouble(_as_page(error), "json")
        return JSONResponse({"schema_version": 1, **written}, status_code=201)

    async def _form(self, request: Request, read: Callable[[Mapping[str, str]], Deed], home: str) -> Response:
        form: dict[str, str] = {}
        try:
            form = dict(parse_qsl((await _body(request)).decode("utf-8", "replace"), keep_blank_values=True))
            check_writer(request.headers, self._state.token, form.pop("token", None))
            goal = form.pop("then", "")
            await run_in_threadpool(self._write, _told(read, form))
        except (PageError, DatelineError) as error:
            return trouble(await run_in_threadpool(self._again, _as_page(error), form), "")
        own = goal.startswith("/") and not goal.startswith(("//", "/\\"))
        return RedirectResponse(_signed(goal, form) if own else address(home), status_code=303)

    def _again(self, error: PageError, form: Mapping[str, str]) -> PageError:
        """The same error with the page of the claim, on which what was typed still stands."""
        if not form.get("claim") or error.status == 403:
            return error
        asked = {name: form[name] for name in ("claim", "by") if form.get(name)}
        try:
            with self._state.desk.reading() as base:
                sheet = review_again(Ask(base, {}, asked, address, self._state.day()), error.why, form)
        except (PageError, DatelineError):
            return error
        return PageError(error.status, error.why, sheet)

    def _deed(self, asked: ReviewAsked) -> Deed:
        from dateline.web.review_deeds import do  # with all that links reports: only who writes waits for it

        return lambda store, at: do(store, asked, at, self._state.gazetteer)

    def _write(self, deed: Deed) -> Written:
        at = self._state.clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        with self._lock, open_store(self._state.desk.path, Access.WRITE) as store:
            return deed(store, at)


def _rating(asked: RatingAsked) -> Deed:
    return lambda store, at: {"rating": rate(store, asked.source, asked.grade, Signed(asked.by, asked.why, at))}


def _told(read: Callable[[bytes], Deed] | Callable[[Mapping[str, str]], Deed], body: object) -> Deed:
    """What a body asks for. PageError 400 that says what is wrong with it."""
    try:
        return read(body)  # type: ignore[arg-type]  # each reader is given the body of its own kind
    except ValidationError as error:
        said = (f"{'.'.join(map(str, one['loc'])) or 'body'}: {one['msg']}" for one in error.errors())
        raise PageError(400, "; ".join(said)) from error


def _signed(goal: str, form: Mapping[str, str]) -> str:
    """The page to go to, which keeps the reviewer's name in its address: nothing else remembers it."""
    path, _, query = goal.partition("?")
    words = [(name, word) for name, word in parse_qsl(query) if name != "by"]
    return f"{path}?{urlencode([*words, ('by', form['by'])])}" if path == address("review") and form.get("by") else goal


def _as_page(error: PageError | DatelineError) -> PageError:
    """A store's refusal as an answer: in use now (409), or what was asked cannot be done (400)."""
    if isinstance(error, StoreBusyError):
        return PageError(409, f"{error}; nothing was written, try again when it is done")
    return error if isinstance(error, PageError) else PageError(400, str(error))


async def _body(request: Request) -> bytes:
    """The body, up to MOST bytes. PageError 413 for more."""
    held = b""
    async for part in request.stream():
        held += part
        if len(held) > MOST:
            raise PageError(413, f"at most {MOST:,} bytes are taken")
    return held
