"""What the made-up people write to each other. English, and Japanese in Tokyo."""

COMMITMENTS = {
    "en": (
        "Try the assistant on one real mail of mine each day and keep a list of where it is wrong.",
        "Ask two people of my team what they would stop doing if nobody minded.",
        "Send three examples of apps our customers compare us with.",
        "Sit in on the customer call on Thursday and only listen.",
        "Write down the five abbreviations nobody new understands.",
        "Bring the screen recording of the checkout, with the two places where I gave up.",
        "Leave the first ten minutes of Monday's meeting to whoever speaks least.",
        "Share the dashboard I built, and how long it took.",
        "Rewrite the announcement in ten words and test it on a colleague.",
        "Say in the leadership meeting what I learned today, with the example.",
    ),
    "ja": (
        "会議の最初の十分間は、いちばん若い人から話してもらう。",
        "お客さまが比べているアプリを三つ、画面で見せられるように準備する。",
        "生成AIで議事録を一度作り、間違いを三つ書き留める。",
        "新しく入った人に、分かりにくい略語を聞いてみる。",
        "今日聞いた話を、来週の部長会で一つ紹介する。",
    ),
}
NOTES = {
    "en": (
        "Question for next time: who decides what gets tested, and who could?",
        "Prices come up in every story. Look at the figures before we meet again.",
        "The example with the abandoned basket was the best part. Ask for a second one.",
        "Two words I did not know. Looked them up, both are worth using.",
        "The story about the first day says more than our survey.",
        "Nobody under thirty reads the newsletter. Ask what they read instead.",
        "I talked too much. Next time: one question, then wait.",
    ),
    "ja": (
        "お客さまの声をそのまま伝えること。要約しない。",
        "次回の質問：決める人と、試す人は同じでよいのか。",
        "沈黙を待つ。すぐに答えを言わない。",
    ),
}
AGENDAS = (
    "1. What we each tried since last time\n2. One thing a customer said\n3. What to try next",
    "Bring one decision that is still open. We look at it from the other end.",
    "Show me: the tool, on your own screen, with a real task.",
)
PLACES = ("Library, 3rd floor", "Café by the entrance", "Small meeting room, 2nd floor")
HELP = "We cannot find a time that suits both of us any more. Could you call me?"
PLAN = "We start with a short letter each, three days before we meet."
ABOUT = (
    "I repair old bicycles and explain new software. Ask me about either.",
    "Twenty years in this company, and still not sure what our youngest customers want.",
)
CIRCLE = (
    "Hello all. I prepared far too much for my first hour. What did you bring to yours?",
    "One question that works for me: what did you think about this when you started here?",
    "Three dates moved in a row. I asked for twenty minutes by phone instead, and got forty.",
    "Shall we take agenda four next time? I would like to hear how you keep it short.",
)
