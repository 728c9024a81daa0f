from tests.mentoring.people.hris.parts import lines


def make() -> bytes:
    return lines(
        "1,İsmail Yıldız,i.yildiz@example.com,,2019-02-01",
        "2,Ayşe Işık,AYSE@EXAMPLE.COM,1,2019-02-01",
        "3,Şule Doğan,İsmail@example.com,1,2019-02-01",
    ).encode("iso8859-9")
