"""Everything a fresh clone needs beside Python: PostgreSQL, a broker and the demo's processes.

Standard library only and no Django, because settings ask here for the database's address.
Linux and macOS; a server is started once, joined by every later process, and stays up until
`python -m mentoring.embedded stop`.
"""
