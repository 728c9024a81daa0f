"""Names of people who do not exist, composed from lists per place, as they are written there."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

# Given and family names as they are written, each with its Latin letters after a slash where the
# script is another one.
JAPANESE = (
    """美咲/Misaki 陽菜/Hina 結衣/Yui 葵/Aoi 彩花/Ayaka 真央/Mao 千尋/Chihiro 麻衣/Mai 恵子/Keiko
    裕子/Yuko 直美/Naomi 香織/Kaori 智子/Tomoko 由美/Yumi 和子/Kazuko 翔太/Shota 大輝/Daiki
    蓮/Ren 悠斗/Yuto 拓海/Takumi 健一/Kenichi 誠/Makoto 浩/Hiroshi 隆/Takashi 修/Osamu
    哲也/Tetsuya 直樹/Naoki 亮/Ryo 大介/Daisuke 和也/Kazuya 秀樹/Hideki 雄一/Yuichi""",
    """佐藤/Sato 鈴木/Suzuki 高橋/Takahashi 田中/Tanaka 伊藤/Ito 渡辺/Watanabe 山本/Yamamoto
    中村/Nakamura 小林/Kobayashi 加藤/Kato 吉田/Yoshida 山田/Yamada 佐々木/Sasaki 松本/Matsumoto
    井上/Inoue 木村/Kimura 林/Hayashi 斎藤/Saito 清水/Shimizu 山崎/Yamazaki 森/Mori 池田/Ikeda
    橋本/Hashimoto 阿部/Abe 石川/Ishikawa 前田/Maeda 藤田/Fujita 後藤/Goto 岡田/Okada""",
)
KOREAN = (
    """서연/Seo-yeon 민서/Min-seo 지우/Ji-woo 하윤/Ha-yoon 수아/Su-a 지민/Ji-min 은주/Eun-ju
    미경/Mi-kyung 혜진/Hye-jin 유진/Yu-jin 소영/So-young 현정/Hyun-jung 나영/Na-young 민준/Min-jun
    서준/Seo-jun 도윤/Do-yoon 예준/Ye-jun 지호/Ji-ho 준우/Jun-woo 성민/Sung-min 동현/Dong-hyun
    상훈/Sang-hoon 영호/Young-ho 정훈/Jung-hoon 태영/Tae-young 승현/Seung-hyun 재원/Jae-won""",
    """김/Kim 이/Lee 박/Park 최/Choi 정/Jung 강/Kang 조/Cho 윤/Yoon 장/Jang 임/Lim 한/Han 오/Oh
    서/Seo 신/Shin 권/Kwon 황/Hwang 안/Ahn 송/Song 류/Ryu 홍/Hong""",
)
SWEDISH = (
    """Maja Elsa Astrid Linnéa Freja Ebba Alva Saga Karin Anna Sofia Ingrid Åsa Märta Annika Malin
    Helena Birgitta Erik Lars Gustav Oskar Nils Björn Håkan Anders Göran Mats Axel Viktor Emil Jonas
    Sören Pär Tobias Amir Leila Yasmin""",
    """Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson
    Pettersson Jonsson Jansson Hansson Bengtsson Lindberg Lindström Lindqvist Bergström Sandberg
    Forsberg Sjöberg Wallin Engström Eklund Lundin Åkerman Öberg Holmqvist Nyström Haddad Yılmaz""",
)
BRITISH = (
    """Olivia Amelia Isla Freya Poppy Charlotte Harriet Eleanor Beatrice Imogen Siobhán Priya Aisha
    Zainab Grace Ngozi Oliver George Arthur Harry Alfie Rupert Callum Rhys Hamish Edward Kwame
    Imran Arjun Tariq Declan Owain Simon Graham Alistair Philippa Joanne""",
    """Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Evans Thompson Roberts
    Hughes Edwards Green Campbell Murray Okafor Ahmed Khan Begum Singh O'Connor Macdonald
    Pemberton Ashworth Hartley Whitfield Lloyd Adeyemi Chowdhury""",
)
BRAZILIAN = (
    """Ana Maria Júlia Beatriz Larissa Camila Letícia Mariana Fernanda Patrícia Luciana Tatiana
    Renata Cláudia Aparecida Jussara João Pedro Lucas Gabriel Rafael Thiago Felipe Bruno Rodrigo
    Gustavo André Leonardo Marcelo Eduardo Vinícius Caio Otávio Antônio""",
    """da Silva|dos Santos|de Oliveira|Souza|Rodrigues|Ferreira|Alves|Pereira|de Lima|Gomes|Costa|
    Ribeiro|Martins|Carvalho|Almeida|Lopes|Soares|Fernandes|Vieira|Barbosa|Rocha|Dias|Nascimento|
    Moreira|Nunes|Araújo|Cardoso|Teixeira|Nakagawa|Guimarães|Conceição|Magalhães""",
)
AMERICAN = (
    """Emily Madison Ashley Jessica Tiffany Destiny Maya Nia Ebony Rachel Hannah Rebecca Guadalupe
    Camila Mei Priyanka Linh Michael Christopher Tyler Brandon Jamal Darnell Marcus Ethan Joshua
    Noah Carlos Miguel Wei Rohan Patrick Gregory Douglas Kimberly Denise Walter""",
    """Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez
    Wilson Anderson Thomas Moore Jackson Lee Washington Nguyen Chen Patel Kowalski Rossi Goldberg
    Murphy O'Brien Jefferson Freeman Castillo Yang Schneider""",
)


@dataclass(frozen=True)
class Name:
    """`full` as it is written at home; `preferred` where abroad another form is used."""

    full: str
    preferred: str
    latin_given: str
    latin_family: str


def _written(listed: str) -> list[tuple[str, str]]:
    """(native, Latin) of each name of a list; the two are the same in Latin script."""
    pieces = listed.split("|") if "|" in listed else listed.split()
    pairs = [piece.strip().partition("/") for piece in pieces]
    return [(native, latin or native) for native, _, latin in pairs]


def _asian(lists: tuple[str, str], between: str) -> Callable[[Random], Name]:
    given, family = map(_written, lists)

    def compose(rng: Random) -> Name:
        (own, own_latin), (house, house_latin) = rng.choice(given), rng.choice(family)
        # Some are called by the name as it is written; most give their Latin one to colleagues.
        preferred = own_latin if rng.random() < 0.85 else ""
        return Name(f"{house}{between}{own}", preferred, own_latin, house_latin)

    return compose


def _western(lists: tuple[str, str]) -> Callable[[Random], Name]:
    given, family = map(_written, lists)

    def compose(rng: Random) -> Name:
        own, house = rng.choice(given)[0], rng.choice(family)[0]
        return Name(f"{own} {house}", "", own, house)

    return compose


COMPOSERS: dict[str, Callable[[Random], Name]] = {
    "ja": _asian(JAPANESE, " "),
    "ko": _asian(KOREAN, ""),
    "sv": _western(SWEDISH),
    "en-GB": _western(BRITISH),
    "pt-BR": _western(BRAZILIAN),
    "en-US": _western(AMERICAN),
}
