"""What was looked at lately, kept at hand: memory does not grow with the archive, and what is asked for often stays."""

from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """A mapping of two generations of at most `size` each: what nobody asked for while a whole one came is let go.

    What must not be gone a moment later is held by whoever asked, not looked for twice.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._young: dict[Key, Value] = {}
        self._old: dict[Key, Value] = {}

    def __contains__(self, key: Key) -> bool:
        return key in self._young or key in self._old

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def __getitem__(self, key: Key) -> Value:
        if key not in self._young:
            self[key] = self._old[key]
        return self._young[key]

    def __setitem__(self, key: Key, value: Value) -> None:
        self._old.pop(key, None)
        if len(self._young) >= self._size and key not in self._young:
            self._old, self._young = self._young, {}
        self._young[key] = value

    def get(self, key: Key) -> Value | None:
        """One, if it is at hand."""
        if key not in self:
            return None
        return self[key]

    def pop(self, key: Key) -> None:
        """Lets one go, if it is there."""
        self._young.pop(key, None)
        self._old.pop(key, None)

    def clear(self) -> None:
        """Lets all go."""
        self._young.clear()
        self._old.clear()
