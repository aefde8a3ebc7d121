"""The English of drafts: whether a text is any, noun phrases, key-result sentences."""
