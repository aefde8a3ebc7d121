"""What the words of a statement say: tokens, quantities, periods, dates, verbs; every judgement is built on these readings."""
