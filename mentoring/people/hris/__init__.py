"""HR's files, read without a database: sniffed, mapped, checked, told row by row."""
