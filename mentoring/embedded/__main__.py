"""`python -m mentoring.embedded demo | stop | reset | url`: this clone's own servers."""

import argparse
import sys

from mentoring.embedded import demo, postgres
from mentoring.embedded.place import EmbeddedError


def main() -> int:
    asked = _parser().parse_args()
    try:
        if asked.command == "demo":
            return demo.run(host=asked.host, port=asked.port, reset=asked.reset)
        return {"stop": _stop, "reset": _reset, "url": _url}[asked.command]()
    except EmbeddedError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mentoring.embedded", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("demo", help="run the demo company until Ctrl-C")
    run.add_argument("--host", default="127.0.0.1", help="a loopback address")
    run.add_argument("--port", type=_port, default=8000, help="the next free one if it is busy")
    run.add_argument("--reset", action="store_true", help="forget the data first")
    commands.add_parser("stop", help="stop the PostgreSQL servers of this clone")
    commands.add_parser("reset", help="stop PostgreSQL and forget the data")
    commands.add_parser("url", help="print the database's address; starts it if need be")
    return parser


def _port(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 65_535):  # noqa: PLR2004 - the range of ports
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
    return int(text)


def _stop() -> int:
    clusters = (postgres.demo_cluster(), postgres.tests_cluster())
    stopped = [cluster.name for cluster in clusters if cluster.stop()]
    print(f"Stopped: {', '.join(stopped)}" if stopped else "Nothing was running.")
    return 0


def _reset() -> int:
    postgres.own_cluster().drop()
    print("The data are gone; the next start makes new ones.")
    return 0


def _url() -> int:
    print(postgres.database_url())
    return 0


if __name__ == "__main__":
    sys.exit(main())
