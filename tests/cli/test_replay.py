"""A server of answers that somebody wrote: any model, or a person, can be tried on the requests of a run."""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

from dragoman.web.replaying import serving
from tests.prompting.answering import DAY, TEXT, answer, engagement


def read(folder: Path, url: str, *options: str) -> dict[str, object]:
    """One report read by the model at an address, in a process of its own."""
    report = {"id": "r0", "text": TEXT, "published": DAY}
    (folder / "press.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    asked = [sys.executable, "-m", "dragoman", "read", "press.jsonl", "--json", "--reader", "llm", *options]
    environment = {**os.environ, "DRAGOMAN_MODEL": "anybody", "DRAGOMAN_MODEL_URL": url, "DRAGOMAN_MODEL_TRIES": "1"}
    done = subprocess.run(asked, cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_run_is_completed_by_answers_that_are_replayed(tmp_path: Path) -> None:
    folder = tmp_path / "asked"
    first = read(tmp_path, "", "--record-requests", "asked")
    (request,) = folder.glob("*.request.json")
    request.with_name(request.name.replace("request", "answer")).write_text(answer(engagement()), encoding="utf-8")
    with serving(folder, 0) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        second = read(tmp_path, url)
        other = read(tmp_path, url.replace("/v1", "/nothing"))
        server.shutdown()
        thread.join()
    assert first["problems"] != []
    assert second["problems"] == []
    assert [e["date"] for e in second["engagements"]] == ["2021-03-10"]  # type: ignore[attr-defined]
    assert other == second  # the answer is kept by now, so nobody is asked
