"""Posting an application: sealed, signed, kept and on paper, or a sentence and nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kiosk.i18n.locales import Locale
from kiosk.outbox.post import Post, Posted
from kiosk.outbox.waiting import Refusal
from kiosk.sealing.device_key import device_key, key_file
from kiosk.sealing.envelope import decoded
from kiosk.sealing.opening import open_sealed
from kiosk.sealing.text_form import join

from application_sample import new_identity, new_recipient
from sealed_samples import PERSONAL, application

MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def post(data: Path, *recipients: str, kiosk_id: str | None = None) -> Post:
    return Post(data, recipients, kiosk_id, lambda: MORNING)


def posted(door: Post) -> Posted:
    done = door.post(application())
    assert isinstance(done, Posted)
    return done


def test_the_paper_and_the_outbox_hold_the_same_envelope_which_the_counter_opens(tmp_path: Path) -> None:
    counter = new_identity()
    door = post(tmp_path, str(counter.to_public()), kiosk_id="hengqin-03")
    done = posted(door)
    (waiting,) = door.outbox.listing().waiting
    assert join(done.parts) == waiting.path.read_bytes() == done.envelope.encoded()
    assert (done.id, waiting.kiosk) == (waiting.short_id, "hengqin-03")
    assert decoded(join(done.parts)).is_from(device_key(tmp_path).public_key)
    assert open_sealed(done.envelope.sealed, [str(counter)]) == application()


def test_each_envelope_has_a_number_of_its_own(tmp_path: Path) -> None:
    door = post(tmp_path, new_recipient())
    assert [posted(door).envelope.sequence for _ in range(3)] == [1, 2, 3]
    assert posted(post(tmp_path, new_recipient())).envelope.sequence == 4


def test_no_file_of_the_kiosk_holds_a_word_of_it(tmp_path: Path) -> None:
    posted(post(tmp_path, new_recipient()))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 4
    for path in files:
        content = path.read_bytes()
        assert all(value.encode() not in content for value in PERSONAL), path


def test_without_recipients_nothing_is_kept_and_a_sentence_says_so(tmp_path: Path) -> None:
    door = post(tmp_path)
    refused = door.post(application())
    assert isinstance(refused, Refusal)
    assert refused.reason == "recipient"
    assert "member of staff" in refused.sentence.render(Locale.EN)
    assert door.outbox.listing().waiting == ()
    assert door.events.read()[-1] == {
        "at": "2026-11-23T09:30:00+00:00",
        "event": "envelope-not-kept",
        "reason": "recipient",
    }


def test_a_broken_key_or_disk_is_a_sentence_in_every_language_and_never_an_error(tmp_path: Path) -> None:
    door = post(tmp_path / "a", new_recipient())
    posted(door)
    key_file(tmp_path / "a").write_bytes(b"")
    (tmp_path / "b").touch()
    for broken, reason in ((door, "device-key"), (post(tmp_path / "b", new_recipient()), "device-key")):
        refused = broken.post(application())
        assert isinstance(refused, Refusal)
        assert refused.reason == reason
        sentences = [refused.sentence.render(locale) for locale in Locale]
        assert all(value not in "".join(sentences) for value in PERSONAL)
