from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(*people("Иванов Иван", "Петрова Анна", "Сидоров Олег")).encode("cp1251")
