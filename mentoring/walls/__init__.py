"""The second wall: what the database itself refuses, whatever our own code asks for."""
